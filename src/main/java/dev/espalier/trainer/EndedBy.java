package dev.espalier.trainer;

import java.util.Locale;

/** Why an attempt trained no further. */
enum EndedBy {
    /** It had trained as many epochs as it was to. */
    EPOCHS,
    /** Its objective had not got better for as long as its patience lasts. */
    PATIENCE,
    /** Its limit of seconds was reached. */
    MAX_SECONDS,
    /** It was told to stop. */
    VERDICT;

    /** The word for it in a model file. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
