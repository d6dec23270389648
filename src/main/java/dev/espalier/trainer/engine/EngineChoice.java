package dev.espalier.trainer.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What computes. */
public enum EngineChoice {
    /** MXNet on a CPU, PyTorch on a GPU: MXNet's last build for CUDA knows no current GPU. */
    AUTO,
    MXNET,
    PYTORCH;

    /** The word for each in a configuration and on the command line. */
    public static List<String> words() {
        return Arrays.stream(values()).map(EngineChoice::word).toList();
    }

    /** The word for it in a configuration and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no engine has this word */
    public static EngineChoice of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** This choice, or {@code other} where this is {@link #AUTO}. */
    public EngineChoice or(EngineChoice other) {
        return this == AUTO ? other : this;
    }
}
