package dev.espalier.dataset.io;

import dev.espalier.study.Json;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;

/**
 * How a text file turns characters into bytes.
 *
 * @param given what option {@code encoding} says; empty: UTF-8, or what the file's byte order mark says
 */
public record Encoding(Optional<Charset> given) {
    static final Encoding UNSAID = new Encoding(Optional.empty());

    /** The most bytes of a byte order mark. */
    static final int LONGEST_MARK = 4;

    /** The longer marks first: that of UTF-32LE begins as that of UTF-16LE does. */
    private static final List<Mark> MARKS = List.of(
            new Mark(new byte[] {0, 0, (byte) 0xFE, (byte) 0xFF}, Charset.forName("UTF-32BE")),
            new Mark(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0}, Charset.forName("UTF-32LE")),
            new Mark(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, StandardCharsets.UTF_8),
            new Mark(new byte[] {(byte) 0xFE, (byte) 0xFF}, StandardCharsets.UTF_16BE),
            new Mark(new byte[] {(byte) 0xFF, (byte) 0xFE}, StandardCharsets.UTF_16LE));

    /** A byte order mark. */
    private record Mark(byte[] bytes, Charset charset) {
        boolean begins(byte[] file, int length) {
            if (length < bytes.length) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if (file[i] != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Reads option {@code encoding}; a name that Java does not know is a problem. */
    static Encoding read(Options options) {
        return options.value(
                        "encoding",
                        OptionSchema.text(),
                        "the encoding of the text files, such as windows-1252, ISO-8859-1, Shift_JIS or UTF-16; left out: UTF-8, or what a byte order mark says")
                .flatMap(value -> {
                    Optional<Charset> charset =
                            value instanceof Json.Text(String name) ? charset(name) : Optional.empty();
                    if (charset.isEmpty()) {
                        options.problem(
                                "encoding",
                                "must be the name of an encoding, such as UTF-8, windows-1252, ISO-8859-1, Shift_JIS or UTF-16");
                    }
                    return charset;
                })
                .map(charset -> new Encoding(Optional.of(charset)))
                .orElse(UNSAID);
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name.strip()));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /**
     * The encoding of a file.
     *
     * @param head its first bytes
     * @param length how many of them there are
     * @throws DatasetFailure if it begins with the byte order mark of another encoding than the one given
     */
    Charset of(byte[] head, int length, String file) {
        Optional<Charset> marked = MARKS.stream()
                .filter(mark -> mark.begins(head, length))
                .map(Mark::charset)
                .findFirst();
        if (given.isEmpty()) {
            return marked.orElse(StandardCharsets.UTF_8);
        }
        marked.filter(found -> !isOfFamily(given.get(), found)).ifPresent(found -> {
            throw DatasetFailure.of(
                    file,
                    "begins with the byte order mark of %s, but option encoding is %s; leave the option out"
                            .formatted(found.name(), given.get().name()));
        });
        return given.get();
    }

    /** Whether {@code given} is {@code marked}, or UTF-16 or UTF-32 in the byte order that the mark says. */
    private static boolean isOfFamily(Charset given, Charset marked) {
        return given.equals(marked)
                || marked.name().startsWith(given.name() + "LE")
                || marked.name().startsWith(given.name() + "BE");
    }
}
