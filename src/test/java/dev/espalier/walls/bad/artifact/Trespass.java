package dev.espalier.walls.bad.artifact;

/** Imports a room that {@code artifact} must not. */
public class Trespass {
    dev.espalier.walls.bad.store.Trespass forbidden;
}
