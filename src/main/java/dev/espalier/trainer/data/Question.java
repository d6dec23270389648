package dev.espalier.trainer.data;

/** A question about a picture and its answer. */
record Question(Remark remark, String answer) {}
