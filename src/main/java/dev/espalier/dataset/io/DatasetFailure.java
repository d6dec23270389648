package dev.espalier.dataset.io;

import dev.espalier.study.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A data set file that is missing, damaged or of another form than its registration says. The message names the file,
 * the place in it, what was found and what was expected.
 */
public final class DatasetFailure extends Failure {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final transient Optional<Place> place;
    private final String bare;

    /** Where in a file. */
    public sealed interface Place {

        /**
         * A line of a text file.
         *
         * @param number counted from 1
         */
        record Line(long number) implements Place {
            @Override
            public String toString() {
                return String.format(Locale.ROOT, ", line %,d", number);
            }
        }

        /**
         * A byte of a binary file.
         *
         * @param bytes before it; of the uncompressed content where the file is compressed
         */
        record Offset(long bytes) implements Place {
            @Override
            public String toString() {
                return String.format(Locale.ROOT, ", offset %,d", bytes);
            }
        }

        /**
         * A file in an archive.
         *
         * @param path within the archive
         */
        record Entry(String path) implements Place {
            @Override
            public String toString() {
                return ", entry " + path;
            }
        }

        /**
         * An item of a list in a JSON file.
         *
         * @param index counted from 0
         */
        record Item(int index) implements Place {
            @Override
            public String toString() {
                return String.format(Locale.ROOT, ", item [%d]", index);
            }
        }
    }

    /** Makes the error for something, given what is wrong with it. */
    @FunctionalInterface
    public interface Naming {
        public DatasetFailure of(String message);
    }

    private DatasetFailure(Category category, String file, Optional<Place> place, String message) {
        super(category, file + place.map(Place::toString).orElse("") + ": " + message);
        this.file = file;
        this.place = place;
        this.bare = message;
    }

    public static DatasetFailure of(String file, String message) {
        return new DatasetFailure(Category.INVALID, file, Optional.empty(), message);
    }

    public static DatasetFailure atLine(String file, long line, String message) {
        return new DatasetFailure(Category.INVALID, file, Optional.of(new Place.Line(line)), message);
    }

    public static DatasetFailure atOffset(String file, long offset, String message) {
        return new DatasetFailure(Category.INVALID, file, Optional.of(new Place.Offset(offset)), message);
    }

    public static DatasetFailure atEntry(String file, String entry, String message) {
        return new DatasetFailure(Category.INVALID, file, Optional.of(new Place.Entry(entry)), message);
    }

    public static DatasetFailure atItem(String file, int index, String message) {
        return new DatasetFailure(Category.INVALID, file, Optional.of(new Place.Item(index)), message);
    }

    public static DatasetFailure tooLarge(String file, String message) {
        return new DatasetFailure(Category.TOO_LARGE, file, Optional.empty(), message);
    }

    /** Nothing is wrong with the data set: the disk takes nothing. */
    static DatasetFailure unwritable(String folder, String message) {
        return new DatasetFailure(Category.UNAVAILABLE, folder, Optional.empty(), message);
    }

    /** Throws the first, told with the others; none where there are none. */
    public static void throwAll(List<DatasetFailure> failures) {
        if (!failures.isEmpty()) {
            DatasetFailure first = failures.getFirst();
            String others = failures.stream()
                    .skip(1)
                    .map(other -> "\n" + other.getMessage())
                    .collect(Collectors.joining());
            throw new DatasetFailure(first.category(), first.file, first.place, first.bare + others);
        }
    }

    /** The file as the registration names it, or the data set where no one file is at fault. */
    public String file() {
        return file;
    }

    public Optional<Place> place() {
        return place;
    }
}
