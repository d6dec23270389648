package dev.espalier.bench;

/**
 * A search on real data, and what its winner must reach.
 *
 * @param study the search space's file, {@code <study>.json}
 * @param dataset the file with the data set's registration, {@code datasets/<dataset>.json}
 * @param metric of the winner on the test split
 * @param target the least that it should be
 */
record Search(String what, String study, String dataset, String metric, double target) {}
