package dev.espalier.walls.bad.scheduler;

class StartsThread {
    Thread start() {
        return Thread.ofVirtual().start(() -> {});
    }
}
