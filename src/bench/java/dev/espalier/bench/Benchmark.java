package dev.espalier.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Measures something and prints a table. */
public interface Benchmark {

    /**
     * Where a benchmark finds what it needs.
     *
     * @param data the real data sets; what needs one that is absent is skipped, aloud
     * @param searchSpaces the project's search spaces
     * @param only a word that the rows' names must hold; empty for all
     * @param out takes the table, columns apart by tabs
     */
    record Surroundings(Path data, Path searchSpaces, String only, PrintWriter out) {
        boolean wants(String what) {
            return what.contains(only);
        }

        public void printHeader() {
            out.println("what\tmeasured\tat least\tmet");
        }

        public void print(Row row) {
            out.println(String.join("\t", row.what(), row.figure(), row.target(), row.met()));
            out.flush();
        }
    }

    void run(Surroundings surroundings) throws IOException;
}
