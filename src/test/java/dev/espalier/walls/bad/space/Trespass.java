package dev.espalier.walls.bad.space;

/** Imports a room that {@code space} must not. */
public class Trespass {
    dev.espalier.walls.bad.sampler.Trespass forbidden;
}
