package dev.espalier.dataset.image;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Has one large picture read at a time, its file and what is made of it: every processor with one of its own would fill the
 * memory.
 *
 * @param one held by whoever reads a large one
 */
record LargePictures(Lock one) {
    private static final long LARGE_FILE = 4 << 20;

    LargePictures() {
        this(new ReentrantLock());
    }

    <T> T read(ImageFile file, Function<PictureReader, T> use) {
        if (file.size() < LARGE_FILE) {
            return use.apply(new PictureReader(file.content(), file::failure));
        }
        one.lock();
        try {
            return use.apply(new PictureReader(file.content(), file::failure));
        } finally {
            one.unlock();
        }
    }
}
