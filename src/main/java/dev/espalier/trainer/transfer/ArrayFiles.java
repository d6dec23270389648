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

    /**
     * What DJL's blocks write, or MXNet beside a symbol; bare or in a zip.
     *
     * @throws IOException if it is neither, such as TorchScript
     */
    public static ArrayFile djl(Path file) throws IOException {
        byte[] bytes = ParameterFile.read(file);
        if (DjlArrays.isIn(bytes)) {
            return DjlArrays.of(bytes);
        }
        if (MxNetArrays.isIn(bytes)) {
            return MxNetArrays.of(bytes);
        }
        throw foreign();
    }

    /**
     * Reads the beginning of what {@link #djl} would read.
     *
     * @throws IOException if it is of another kind
     */
    public static void checkDjl(Path file) throws IOException {
        byte[] beginning = ParameterFile.beginning(file);
        if (!DjlArrays.isIn(beginning) && !MxNetArrays.isIn(beginning)) {
            throw foreign();
        }
    }

    private static IOException foreign() {
        return new IOException(
                "was written neither by a block of DJL's own nor by MXNet; write the arrays of TorchScript into an .npz");
    }
}
