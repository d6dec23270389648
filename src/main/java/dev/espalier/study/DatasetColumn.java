package dev.espalier.study;

import java.util.Optional;

/**
 * What a column of a table was taken for.
 *
 * @param use {@code input}, {@code label}, {@code group} or {@code unused}
 * @param type {@code number}, {@code percent}, {@code boolean}, {@code category} or {@code text}
 * @param values how many different values the training rows have, of a category; empty where that is not counted
 * @param missing how many training rows lack it
 */
public record DatasetColumn(String name, String use, String type, Optional<Integer> values, int missing) {}
