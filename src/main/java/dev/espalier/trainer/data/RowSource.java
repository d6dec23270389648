package dev.espalier.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The rows of a file, which can be gone through again and again. */
@FunctionalInterface
interface RowSource {
    void forEach(Consumer<Row> reader);

    /** Held once they are read, or read from the file each time. */
    static RowSource of(Sheet sheet, Holding holding) {
        return switch (holding) {
            case IN_MEMORY -> {
                List<Row> rows = new ArrayList<>();
                sheet.forEach(Memory.mostRow(), rows::add);
                yield rows::forEach;
            }
            case ON_DISK -> reader -> sheet.forEach(Memory.mostRow(), reader);
        };
    }
}
