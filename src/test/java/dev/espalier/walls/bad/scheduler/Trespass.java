package dev.espalier.walls.bad.scheduler;

/** Imports a room that {@code scheduler} must not. */
public class Trespass {
    dev.espalier.walls.bad.coordinator.Trespass forbidden;
}
