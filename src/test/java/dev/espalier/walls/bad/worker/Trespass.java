package dev.espalier.walls.bad.worker;

/** Imports a room that {@code worker} must not. */
public class Trespass {
    dev.espalier.walls.bad.store.Trespass forbidden;
}
