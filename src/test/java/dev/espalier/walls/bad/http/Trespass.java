package dev.espalier.walls.bad.http;

/** Imports a room that {@code http} must not. */
public class Trespass {
    dev.espalier.walls.bad.trainer.Trespass forbidden;
}
