package dev.espalier.dataset.paired;

/** A question about a picture and its answer. */
record Question(ImageTextPair pair, String answer) {}
