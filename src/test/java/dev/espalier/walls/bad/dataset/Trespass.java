package dev.espalier.walls.bad.dataset;

/** Imports a room that {@code dataset} must not. */
public class Trespass {
    dev.espalier.walls.bad.trainer.Trespass forbidden;
}
