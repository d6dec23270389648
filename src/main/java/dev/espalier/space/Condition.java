package dev.espalier.space;

/**
 * When a parameter exists: parameter {@code parameter} (an index into the space's) exists and takes branch {@code
 * branch}.
 */
public record Condition(int parameter, int branch) {}
