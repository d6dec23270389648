package dev.espalier.walls.bad.study;

class SpeaksToServer {
    io.vertx.core.Vertx vertx;
}
