package dev.espalier.store;

import dev.espalier.study.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Where a page ended: the sort key of its last row, so that the next page begins right after it whatever was added
 * meanwhile. Its text means nothing to whoever carries it.
 *
 * @param list which list, filter and order it belongs to
 * @param before how many items the pages so far held
 * @param key the last row's sort key, every part as text
 */
record Cursor(String list, int before, List<String> key) {
    Cursor {
        key = List.copyOf(key);
    }

    String text() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(list.hashCode());
            out.writeInt(before);
            for (String part : key) {
                out.writeUTF(part);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /**
     * The cursor with this text.
     *
     * @param parts how many parts its key must have
     * @throws InvalidInput at {@code cursor} when the text is not that of a cursor of {@code list}
     */
    static Cursor read(String text, String list, int parts) {
        try (DataInputStream in = new DataInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(text)))) {
            int hash = in.readInt();
            int before = in.readInt();
            List<String> key = new ArrayList<>();
            while (in.available() > 0) {
                key.add(in.readUTF());
            }
            if (hash != list.hashCode() || before < 0 || key.size() != parts) {
                throw foreign();
            }
            return new Cursor(list, before, key);
        } catch (IllegalArgumentException | IOException garbage) {
            throw foreign();
        }
    }

    String textAt(int part) {
        return key.get(part);
    }

    long longAt(int part) {
        try {
            return Long.parseLong(key.get(part));
        } catch (NumberFormatException garbage) {
            throw foreign();
        }
    }

    double doubleAt(int part) {
        try {
            return Double.parseDouble(key.get(part));
        } catch (NumberFormatException garbage) {
            throw foreign();
        }
    }

    private static InvalidInput foreign() {
        return new InvalidInput(
                "cursor",
                "is not the next_cursor of a page of this list with the same filter and order; leave it out to start over");
    }
}
