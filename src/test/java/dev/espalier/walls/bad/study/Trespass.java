package dev.espalier.walls.bad.study;

/** Imports a room that {@code study} must not. */
public class Trespass {
    dev.espalier.walls.bad.space.Trespass forbidden;
}
