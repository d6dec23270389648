package dev.espalier.walls.bad.space;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ReadsFile {
    String read(Path file) throws IOException {
        return Files.readString(file);
    }
}
