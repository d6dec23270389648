package dev.espalier.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Utf8ReaderTest {

    @Test
    void charactersAreWholeWhereverTheBytesArePartedAndAByteOrderMarkIsNoText() throws IOException {
        String text = "aé€😀\n".repeat(20_000);
        assertThat(read(text.getBytes(StandardCharsets.UTF_8), 1 << 20)).isEqualTo(text);
        assertThat(read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8), 7)).isEqualTo(text);
        assertThat(read(new byte[0], 7)).isEmpty();
    }

    @Test
    void whatIsNotUtf8IsNamedByItsLineAndOffset() {
        byte[] sound = "line €\n".repeat(30_000).getBytes(StandardCharsets.UTF_8);
        byte[] broken = Arrays.copyOf(sound, sound.length + 4);
        broken[sound.length] = 'x';
        broken[sound.length + 1] = (byte) 0xE9;
        broken[sound.length + 2] = 'y';
        assertThatExceptionOfType(DatasetFailure.class)
                .isThrownBy(() -> read(broken, 1000))
                .withMessage(
                        "text, line 30,001: byte 0xE9 at offset 270,001 is not UTF-8; save the file as UTF-8 text");
        byte[] early = Arrays.copyOf(sound, sound.length - 2);
        assertThatExceptionOfType(DatasetFailure.class)
                .isThrownBy(() -> read(early, 1000))
                .withMessageStartingWith("text, line 30,000: byte 0xE2 at offset 269,996 is not UTF-8");
    }

    /** @param most bytes that come at once */
    private static String read(byte[] bytes, int most) throws IOException {
        InputStream slow = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int at, int length) {
                return super.read(into, at, Math.min(length, most));
            }
        };
        StringWriter text = new StringWriter();
        try (Reader reader = new Utf8Reader(slow, "text")) {
            reader.transferTo(text);
        }
        return text.toString();
    }
}
