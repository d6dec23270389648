package dev.espalier.trainer.transfer;

import java.io.IOException;
import java.nio.file.Path;

/** Opens files of arrays. */
public final class ArrayFiles {
    private ArrayFiles() {}

    /** @throws IOException if it is no {@code .npz} */
    public static ArrayFile npz(Path file) throws IOException {
        return NpzArrays.open(file);
    }

    /** @throws IOException if it is neither what DJL's blocks write nor a zip with that in it */
    public static ArrayFile djl(Path file) throws IOException {
        return DjlArrays.open(file);
    }
}
