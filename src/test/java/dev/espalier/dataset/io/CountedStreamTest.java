package dev.espalier.dataset.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class CountedStreamTest {

    @Test
    void whatWasPassedOverCountsToThePlaceOfTheDamage() throws IOException {
        byte[] cut = cutGzip();
        assertThat(placeOfDamage(cut, 16)).isEqualTo(placeOfDamage(cut, 0)).isGreaterThan(16);
    }

    private static long placeOfDamage(byte[] file, int passedOver) throws IOException {
        try (InputStream stream = new CountedStream(new GZIPInputStream(new ByteArrayInputStream(file)), "images")) {
            DatasetFailure failure = catchThrowableOfType(DatasetFailure.class, () -> {
                stream.skipNBytes(passedOver);
                stream.readAllBytes();
            });
            return ((DatasetFailure.Place.Offset) failure.place().orElseThrow()).bytes();
        }
    }

    private static byte[] cutGzip() throws IOException {
        byte[] content = new byte[5000];
        new Random(3).nextBytes(content);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    }
}
