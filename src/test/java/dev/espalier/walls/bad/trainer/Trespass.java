package dev.espalier.walls.bad.trainer;

/** Imports a room that {@code trainer} must not. */
public class Trespass {
    dev.espalier.walls.bad.store.Trespass forbidden;
}
