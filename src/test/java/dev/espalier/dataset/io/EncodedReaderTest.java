package dev.espalier.dataset.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EncodedReaderTest {

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
                        "text, line 30,001: byte 0xE9 at offset 270,001 is not UTF-8; say by option encoding what the file is encoded in, such as windows-1252, or save it as UTF-8");
        byte[] early = Arrays.copyOf(sound, sound.length - 2);
        assertThatExceptionOfType(DatasetFailure.class)
                .isThrownBy(() -> read(early, 1000))
                .withMessageStartingWith("text, line 30,000: byte 0xE2 at offset 269,996 is not UTF-8");
    }

    @Test
    void aByteOrderMarkTellsTheEncodingAndIsNoText() throws IOException {
        String text = "één 😀\nਅ\n".repeat(20_000);
        for (String name : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
            byte[] marked = ("\uFEFF" + text).getBytes(Charset.forName(name));
            assertThat(read(marked, 7)).as(name).isEqualTo(text);
            assertThat(read(marked, 1000, encoding(name))).as(name).isEqualTo(text);
        }
        assertThat(read(text.getBytes(StandardCharsets.UTF_16), 1000, encoding("UTF-16")))
                .isEqualTo(text);
        assertThatExceptionOfType(DatasetFailure.class)
                .isThrownBy(() -> read(("\uFEFFa").getBytes(StandardCharsets.UTF_8), 7, encoding("windows-1252")))
                .withMessage(
                        "text: begins with the byte order mark of UTF-8, but option encoding is windows-1252; leave the option out");
    }

    @Test
    void textIsReadInTheEncodingThatIsSaid() throws IOException {
        for (String name : List.of("windows-1252", "ISO-8859-15", "UTF-16LE")) {
            String text = "für 5 € \n".repeat(20_000);
            assertThat(read(text.getBytes(Charset.forName(name)), 7, encoding(name)))
                    .as(name)
                    .isEqualTo(text);
        }
        for (String name : List.of("Shift_JIS", "ISO-2022-JP", "GB18030", "Big5")) {
            String text = "日本 a\n".repeat(20_000);
            assertThat(read(text.getBytes(Charset.forName(name)), 5, encoding(name)))
                    .as(name)
                    .isEqualTo(text);
        }
    }

    @Test
    void bytesThatAreNotOfTheEncodingAreNamedByLineAndOffset() {
        byte[] broken = "one\ntwo \u0081".getBytes(StandardCharsets.ISO_8859_1);
        assertThatExceptionOfType(DatasetFailure.class)
                .isThrownBy(() -> read(broken, 7, encoding("windows-1252")))
                .withMessage("text, line 2: byte 0x81 at offset 8 is not windows-1252; is option encoding right?");
        byte[] unmarked = "one\ntwo\n".getBytes(StandardCharsets.UTF_16LE);
        assertThatExceptionOfType(DatasetFailure.class)
                .isThrownBy(() -> read(unmarked, 7))
                .withMessage(
                        "text, line 1: has a zero byte, which is of no text in UTF-8; if the file is UTF-16, say so by option encoding, UTF-16LE or UTF-16BE");
    }

    private static Encoding encoding(String name) {
        return new Encoding(Optional.of(Charset.forName(name)));
    }

    private static String read(byte[] bytes, int most) throws IOException {
        return read(bytes, most, Encoding.UNSAID);
    }

    /** @param most bytes that come at once */
    private static String read(byte[] bytes, int most, Encoding encoding) throws IOException {
        InputStream slow = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int at, int length) {
                return super.read(into, at, Math.min(length, most));
            }
        };
        StringWriter text = new StringWriter();
        try (Reader reader = new EncodedReader(slow, "text", encoding)) {
            reader.transferTo(text);
        }
        return text.toString();
    }
}
