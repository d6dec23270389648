package dev.espalier.walls.bad.store;

/** Imports a room that {@code store} must not. */
public class Trespass {
    dev.espalier.walls.bad.artifact.Trespass forbidden;
}
