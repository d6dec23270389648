package dev.espalier.walls.bad.simulation;

/** Imports a room that {@code simulation} must not. */
public class Trespass {
    dev.espalier.walls.bad.store.Trespass forbidden;
}
