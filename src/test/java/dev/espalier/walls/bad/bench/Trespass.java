package dev.espalier.walls.bad.bench;

/** Imports a room that {@code bench} must not. */
public class Trespass {
    dev.espalier.walls.bad.http.Trespass forbidden;
}
