package dev.espalier.walls.bad.bus;

/** Imports a room that {@code bus} must not. */
public class Trespass {
    dev.espalier.walls.bad.coordinator.Trespass forbidden;
}
