package dev.espalier.walls.bad.sampler;

/** Imports a room that {@code sampler} must not. */
public class Trespass {
    dev.espalier.walls.bad.scheduler.Trespass forbidden;
}
