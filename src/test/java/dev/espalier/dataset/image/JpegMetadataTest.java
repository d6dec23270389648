package dev.espalier.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.dataset.ImageFiles;
import dev.espalier.testing.Property;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class JpegMetadataTest {

    private static byte[] jpeg() {
        BufferedImage noise = new BufferedImage(16, 12, BufferedImage.TYPE_3BYTE_BGR);
        Random random = new Random(4);
        for (int i = 0; i < 16 * 12; i++) {
            noise.setRGB(i % 16, i / 16, random.nextInt());
        }
        return ImageFiles.encoded(noise, "jpg");
    }

    /** With segments of the given marker put after the start of the image. */
    private static byte[] noted(byte[] file, int marker, int length) {
        ByteArrayOutputStream noted = new ByteArrayOutputStream();
        noted.write(file, 0, 2);
        for (int i = 0; i < 3; i++) {
            noted.write(0xFF);
            noted.write(marker);
            noted.write(length + 2 >> 8);
            noted.write(length + 2 & 0xFF);
            noted.write(new byte[length], 0, length);
        }
        noted.write(file, 2, file.length - 2);
        return noted.toByteArray();
    }

    @Test
    void notesAreDroppedAndPixelsKept() throws IOException {
        byte[] file = jpeg();
        assertThat(JpegMetadata.drop(file)).isEqualTo(file);
        for (int marker : new int[] {0xE1, 0xE2, 0xED, 0xEF, 0xFE}) {
            assertThat(JpegMetadata.drop(noted(file, marker, 700))).isEqualTo(file);
        }
        byte[] adobe = noted(file, 0xEE, 12);
        assertThat(JpegMetadata.drop(adobe)).isEqualTo(adobe);
        BufferedImage whole = ImageIO.read(new ByteArrayInputStream(noted(file, 0xE1, 700)));
        BufferedImage bare = ImageIO.read(new ByteArrayInputStream(JpegMetadata.drop(noted(file, 0xE1, 700))));
        assertThat(bare.getRGB(0, 0, 16, 12, null, 0, 16)).isEqualTo(whole.getRGB(0, 0, 16, 12, null, 0, 16));
    }

    @Test
    void whatIsNoJpegOrDamagedStaysAsItIs() {
        byte[] png = ImageFiles.filled("png", 3, 3, 0xFF00FF);
        assertThat(JpegMetadata.drop(png)).isSameAs(png);
        byte[] noted = noted(jpeg(), 0xE1, 700);
        byte[] cut = Arrays.copyOf(noted, 500);
        assertThat(JpegMetadata.drop(cut)).isEqualTo(cut);
        Property.check(1, 500, random -> {
            byte[] damaged = Arrays.copyOf(noted, random.nextInt(noted.length));
            for (int i = 0; i < Math.min(6, damaged.length); i++) {
                damaged[random.nextInt(Math.min(damaged.length, 40))] = (byte) random.nextInt();
            }
            assertThat(JpegMetadata.drop(damaged).length).isLessThanOrEqualTo(damaged.length);
        });
    }
}
