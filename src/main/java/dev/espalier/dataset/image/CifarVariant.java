package dev.espalier.dataset.image;

import java.util.List;
import java.util.Locale;

/** How a record of a CIFAR file begins; 3,072 bytes of pixels follow. */
enum CifarVariant {
    /** One label, 0 to 9. */
    CIFAR_10(List.of(10)),
    /** A coarse label, 0 to 19, and a fine one, 0 to 99. */
    CIFAR_100(List.of(20, 100));

    static final int SIDE = 32;
    static final int PIXELS = 3 * SIDE * SIDE;

    private final List<Integer> classes;

    CifarVariant(List<Integer> classes) {
        this.classes = classes;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Bytes before the pixels. */
    int labels() {
        return classes.size();
    }

    /** How many classes the label at {@code position} tells apart. */
    int classes(int position) {
        return classes.get(position);
    }

    int record() {
        return labels() + PIXELS;
    }
}
