package dev.espalier.space;

/** How a numeric range is walked. */
public enum Scale {
    LINEAR,
    LOG
}
