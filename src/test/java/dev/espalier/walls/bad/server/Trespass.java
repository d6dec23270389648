package dev.espalier.walls.bad.server;

/** Imports a room that {@code server} must not. */
public class Trespass {
    dev.espalier.walls.bad.cli.Trespass forbidden;
}
