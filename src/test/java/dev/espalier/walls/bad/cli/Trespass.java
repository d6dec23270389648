package dev.espalier.walls.bad.cli;

/** May import everything: only here to be imported by rooms that must not. */
public class Trespass {}
