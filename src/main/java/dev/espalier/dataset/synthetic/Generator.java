package dev.espalier.dataset.synthetic;

import dev.espalier.dataset.core.Reading;
import dev.espalier.dataset.io.Options;

/** Makes a data set up, the same one from the same options. */
interface Generator {

    String name();

    /** Reads all options; what it then makes is made of no files. */
    Reading reading(Options options);
}
