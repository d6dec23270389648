package dev.espalier.dataset.io;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The rows of a file, which can be gone through again and again. */
@FunctionalInterface
public interface RowSource {
    void forEach(Consumer<Row> reader);

    /** Held once they are read, or read from the file each time. */
    static RowSource of(CsvFile csv, Residency residency) {
        return switch (residency) {
            case IN_MEMORY -> {
                List<Row> rows = new ArrayList<>();
                csv.forEach(Memory.mostRow(), rows::add);
                yield rows::forEach;
            }
            case ON_DISK -> reader -> csv.forEach(Memory.mostRow(), reader);
        };
    }
}
