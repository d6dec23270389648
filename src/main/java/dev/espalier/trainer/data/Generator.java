package dev.espalier.trainer.data;

/** Makes a data set up, the same one from the same options. */
interface Generator {

    String name();

    /** @param options to be read in full, then {@linkplain Options#check checked} */
    RawData generate(Options options);
}
