package dev.espalier.dataset.core;

import dev.espalier.dataset.preprocessing.InputPreprocessing;
import java.util.Optional;

/**
 * The inputs of all examples, training and test together, as the file holds them.
 *
 * @param <P> what is fitted to them
 */
public interface RawInputs<P extends InputPreprocessing> {

    int size();

    /** Whether they are held in memory, and not on the disk. */
    default boolean isInMemory() {
        return true;
    }

    /** What is fitted to such inputs. */
    Class<P> preprocessing();

    /** Learns from these examples and no others. */
    P fit(int[] rows);

    /** Vectors for what {@code fitted} gives ids to, where there is a file of them. */
    default Optional<TokenVectors> vectors(P fitted) {
        return Optional.empty();
    }

    /** These examples, in this order; sequences padded to the longest there may be. */
    Inputs encode(P fitted, int[] rows);

    /** Encodes again and again, what that takes worked out once. */
    default RowEncoder encoder(P fitted) {
        return rows -> encode(fitted, rows);
    }
}
