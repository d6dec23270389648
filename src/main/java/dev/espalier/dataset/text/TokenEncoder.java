package dev.espalier.dataset.text;

import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.RawRows;
import dev.espalier.dataset.core.RowEncoder;
import dev.espalier.dataset.preprocessing.TextPreprocessing;
import java.util.Arrays;
import java.util.Optional;

/**
 * Encodes texts as ids.
 *
 * @param texts the words of each
 * @param idOf the id of each word
 * @param most tokens that are kept of a text
 */
record TokenEncoder(RawRows<int[]> texts, int[] idOf, int most) implements RowEncoder {

    @Override
    public Inputs all(int[] rows) {
        return encode(rows, kept(rows), most);
    }

    @Override
    public Inputs batch(int[] rows) {
        int[] kept = kept(rows);
        int longest = Arrays.stream(kept).max().orElse(1);
        return encode(rows, kept, Math.min(most, Inputs.padded(longest)));
    }

    @Override
    public Optional<int[]> lengths(int[] rows) {
        return Optional.of(kept(rows));
    }

    /** A text without tokens still needs one step: it stands as a single unknown token. */
    private int[] kept(int[] rows) {
        return Arrays.stream(rows)
                .map(row -> Math.clamp(texts.length(row), 1, most))
                .toArray();
    }

    private Inputs.Tokens encode(int[] rows, int[] kept, int length) {
        int[] ids = new int[Math.multiplyExact(rows.length, length)];
        for (int example = 0; example < rows.length; example++) {
            int[] text = texts.row(rows[example]);
            ids[example * length] = TextPreprocessing.UNKNOWN;
            for (int i = 0; i < Math.min(text.length, length); i++) {
                ids[example * length + i] = idOf[text[i]];
            }
        }
        return new Inputs.Tokens(ids, length, kept);
    }
}
