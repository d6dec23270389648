package dev.espalier.walls.bad.study;

import java.time.Instant;

class ReadsClock {
    Instant now() {
        return Instant.now();
    }
}
