package dev.espalier.trainer.data;

/**
 * A data set divided and encoded: nothing of {@code validation} or {@code test} was seen by {@code preprocessing}.
 *
 * @param train to learn from, in a seeded random order
 * @param validation to choose by; of size 0 where the fraction asked for was 0
 * @param test held out, in the order of the file
 * @param preprocessing fitted on {@code train} alone; belongs with every model trained on it
 */
public record Split(Examples train, Examples validation, Examples test, Preprocessing preprocessing) {}
