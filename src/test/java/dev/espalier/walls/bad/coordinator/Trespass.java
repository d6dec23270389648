package dev.espalier.walls.bad.coordinator;

/** Imports a room that {@code coordinator} must not. */
public class Trespass {
    dev.espalier.walls.bad.http.Trespass forbidden;
}
