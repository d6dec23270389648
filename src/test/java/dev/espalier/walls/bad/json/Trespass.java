package dev.espalier.walls.bad.json;

/** Imports a room that {@code json} must not. */
public class Trespass {
    dev.espalier.walls.bad.space.Trespass forbidden;
}
