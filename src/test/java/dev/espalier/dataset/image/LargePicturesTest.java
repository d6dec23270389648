package dev.espalier.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.dataset.io.DataFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargePicturesTest {
    @TempDir
    Path root;

    @Test
    void whileALargeFileIsReadNoOtherIs() throws IOException {
        LargePictures pictures = new LargePictures();
        ImageFile small = file("small.bmp", 1_000);
        ImageFile large = file("large.bmp", 4 << 20);
        assertThat(pictures.<Boolean>read(small, _ -> isFree(pictures))).isTrue();
        assertThat(pictures.<Boolean>read(large, _ -> isFree(pictures))).isFalse();
        assertThat(pictures.<Integer>read(large, reader -> reader.content().length))
                .isEqualTo(4 << 20);
        assertThat(isFree(pictures)).isTrue();
    }

    private ImageFile file(String name, long bytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(root.resolve(name).toFile(), "rw")) {
            file.setLength(bytes);
        }
        return new ImageFile(ImageStore.open(new DataFile("pictures", root, root)), name);
    }

    /** Whether another thread could read a large one now. */
    private static boolean isFree(LargePictures pictures) {
        return CompletableFuture.supplyAsync(() -> {
                    boolean free = pictures.one().tryLock();
                    if (free) {
                        pictures.one().unlock();
                    }
                    return free;
                })
                .join();
    }
}
