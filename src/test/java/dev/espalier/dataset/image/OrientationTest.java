package dev.espalier.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.dataset.ImageFiles;
import dev.espalier.dataset.Samples;
import dev.espalier.dataset.Written;
import dev.espalier.dataset.core.Dataset;
import dev.espalier.study.Json;
import dev.espalier.testing.Property;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {

    /** Stored is 1 2 3 above 4 5 6; what is to be seen is as the standard draws it. */
    @ParameterizedTest
    @CsvSource({"1, 123456", "2, 321654", "3, 654321", "4, 456123", "5, 142536", "6, 415263", "7, 635241", "8, 362514"})
    void aPlaneIsTurnedUpright(int number, String seen) {
        float[] upright = new Orientation(number).upright(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
        StringBuilder found = new StringBuilder();
        for (float pixel : upright) {
            found.append((int) pixel);
        }
        assertThat(found).hasToString(seen);
    }

    @ParameterizedTest
    @CsvSource({"II, 6", "MM, 6", "II, 8"})
    void whatTheCameraNotedDownIsFound(String order, int number) {
        byte[] bare = ImageFiles.filled("jpg", 2, 4, 0xFF0000);
        assertThat(Orientation.of(noted(bare, order, number))).isEqualTo(new Orientation(number));
        assertThat(Orientation.of(bare)).isEqualTo(Orientation.UPRIGHT);
        assertThat(Orientation.of(noted(bare, order, 9))).isEqualTo(Orientation.UPRIGHT);
    }

    @Test
    void damagedNotesLeaveThePictureAsItIs() {
        byte[] noted = noted(ImageFiles.filled("jpg", 2, 4, 0xFF0000), "II", 6);
        Property.check(1, 500, random -> {
            byte[] damaged = Arrays.copyOf(noted, random.nextInt(60));
            for (int i = 0; i < Math.min(4, damaged.length); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThat(Orientation.of(damaged).number()).isBetween(1, 8);
        });
    }

    @Test
    void aFolderOfPicturesIsReadUpright(@TempDir Path root) {
        BufferedImage lying = new BufferedImage(16, 8, BufferedImage.TYPE_3BYTE_BGR);
        for (int x = 0; x < 8; x++) {
            for (int y = 0; y < 8; y++) {
                lying.setRGB(x, y, 0xFFFFFF);
            }
        }
        byte[] file = noted(ImageFiles.encoded(lying, "jpg"), "MM", 6);
        new ImageFiles()
                .add("a/1.jpg", file)
                .add("b/1.jpg", file)
                .add("b/2.jpg", file)
                .toFolder(root.resolve("held"));
        Dataset dataset = new Written(root).load("image-folder", "held", "color", Json.text("grey"));
        assertThat(dataset.description().shape()).isEqualTo(List.of(1, 16, 8));
        float[] pixels = Samples.numbers(dataset.split(0, 1).test().inputs());
        assertThat(pixels[0]).as("above").isGreaterThan(0.5f);
        assertThat(pixels[7]).as("above").isGreaterThan(0.5f);
        assertThat(pixels[127]).as("below").isLessThan(-0.5f);
    }

    /** With an orientation, as cameras write it: a directory of one entry. */
    private static byte[] noted(byte[] file, String order, int number) {
        int[] notes = order.equals("II")
                ? new int[] {'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, number, 0, 0, 0, 0, 0, 0, 0}
                : new int[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, number, 0, 0, 0, 0, 0, 0};
        ByteArrayOutputStream noted = new ByteArrayOutputStream();
        noted.write(file, 0, 2);
        noted.writeBytes(
                new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (2 + 6 + notes.length), 'E', 'x', 'i', 'f', 0, 0});
        for (int note : notes) {
            noted.write(note);
        }
        noted.write(file, 2, file.length - 2);
        return noted.toByteArray();
    }
}
