package dev.espalier.walls.bad.export;

/** Imports a room that {@code export} must not. */
public class Trespass {
    dev.espalier.walls.bad.http.Trespass forbidden;
}
