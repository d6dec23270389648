package dev.espalier.walls.bad.analysis;

/** Imports a room that {@code analysis} must not. */
public class Trespass {
    dev.espalier.walls.bad.store.Trespass forbidden;
}
