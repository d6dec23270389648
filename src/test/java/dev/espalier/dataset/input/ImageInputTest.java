package dev.espalier.dataset.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.dataset.Samples;
import dev.espalier.dataset.io.JsonFields;
import dev.espalier.dataset.preprocessing.ImagePreprocessing;
import dev.espalier.dataset.preprocessing.Normalisation;
import dev.espalier.dataset.preprocessing.Preprocessing;
import dev.espalier.dataset.preprocessing.TargetPreprocessing;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.testing.Rounding;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageInputTest {
    private static final float ROUNDED = (float) Rounding.of(4);
    private static final Normalisation AS_IS = new Normalisation(new double[] {0}, new double[] {1});

    @Test
    void aGreyFileOfTheRightSizeKeepsItsPixels() throws IOException {
        BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
        int[] samples = {0, 51, 102, 153, 204, 255};
        image.getRaster().setPixels(0, 0, 3, 2, samples);
        float[] pixels = Samples.numbers(grey(2, 3).encodeImage(file(image, "png"), "digit.png"));
        assertThat(pixels).containsExactly(new float[] {0, 0.2f, 0.4f, 0.6f, 0.8f, 1}, within(ROUNDED));
    }

    @Test
    void aColouredFileIsMadeGreyOrKeepsItsChannels() throws IOException {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0xFF8000);
        byte[] file = file(image, "bmp");
        assertThat(Samples.numbers(grey(1, 1).encodeImage(file, "x.bmp"))[0])
                .isCloseTo(0.299f + 0.587f * 128 / 255, within(ROUNDED));
        Normalisation three = new Normalisation(new double[3], new double[] {1, 1, 1});
        InputEncoder coloured = encoder(new ImagePreprocessing(3, 1, 1, 255, three));
        assertThat(Samples.numbers(coloured.encodeImage(file, "x.bmp")))
                .containsExactly(new float[] {1, 128 / 255f, 0}, within(ROUNDED));
    }

    @Test
    void transparentIsBlack() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00FFFFFF);
        image.setRGB(1, 0, 0xFFFFFFFF);
        assertThat(Samples.numbers(grey(1, 2).encodeImage(file(image, "png"), "x.png")))
                .containsExactly(0, 1);
    }

    @Test
    void shrinkingAveragesAndTheScaleIsTheDataSets() throws IOException {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < 64; x++) {
            for (int y = 0; y < 64; y++) {
                image.getRaster().setSample(x, y, 0, (x + y) % 2 == 0 ? 255 : 0);
            }
        }
        InputEncoder sixteen = encoder(
                new ImagePreprocessing(1, 8, 8, 16, new Normalisation(new double[] {0.25}, new double[] {0.5})));
        float[] pixels = Samples.numbers(sixteen.encodeImage(file(image, "png"), "chess.png"));
        float[] half = new float[64];
        Arrays.fill(half, 0.5f);
        // Three halvings each round to one of 255 levels, of which the deviation makes twice as much.
        assertThat(pixels).containsExactly(half, within(3f / 255));
    }

    @Test
    void jsonTakesAFileInBase64OrPixelsInTheScaleOfTheDataSet() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(0, 0, 2, 1, new int[] {0, 255});
        InputEncoder encoder = encoder(new ImagePreprocessing(1, 1, 2, 16, AS_IS));
        String base64 = Base64.getEncoder().encodeToString(file(image, "png"));
        assertThat(Samples.numbers(encoder.encodeJson(Json.text(base64)))).containsExactly(0, 1);
        assertThat(Samples.numbers(encoder.encodeJson(Json.text("data:image/png;base64," + base64))))
                .containsExactly(0, 1);
        Json nested = new Json.Array(List.of(new Json.Array(List.of(JsonFields.numbers(List.of(8, 16))))));
        assertThat(Samples.numbers(encoder.encodeJson(nested))).containsExactly(0.5f, 1);
        refused(encoder, JsonFields.numbers(List.of(1)), "input: has 1 pixels, expected 2; the model takes an image");
        refused(encoder, JsonFields.texts(List.of("a", "b")), "input: holds something other than numbers");
        refused(encoder, Json.text("!"), "input: the image is no image");
        refused(
                encoder,
                Json.EMPTY,
                "input: is no image; the model takes an image file in base64, or 1 x 1 x 2 pixels");
    }

    @Test
    void whatIsNoImageIsSaid(@TempDir Path folder) throws IOException {
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        byte[] whole = file(image, "png");
        Path damaged = Files.write(folder.resolve("half.png"), Arrays.copyOf(whole, whole.length / 2));
        InputEncoder encoder = grey(2, 2);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> encoder.encodeArgument(damaged.toString()))
                .withMessageStartingWith("input: " + damaged + " is damaged");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(
                        () -> encoder.encodeArgument(folder.resolve("none.png").toString()))
                .withMessageContaining("none.png is missing or cannot be read");
        Path text = Files.writeString(folder.resolve("notes.png"), "no image");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> encoder.encodeArgument(text.toString()))
                .withMessageContaining("notes.png is no image; expected a file of the form PNG");
    }

    private static void refused(InputEncoder encoder, Json input, String message) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> encoder.encodeJson(input))
                .withMessageStartingWith(message);
    }

    private static InputEncoder grey(int height, int width) {
        return encoder(new ImagePreprocessing(1, height, width, 255, AS_IS));
    }

    private static InputEncoder encoder(ImagePreprocessing fitted) {
        return new InputEncoder(new Preprocessing(fitted, new TargetPreprocessing.Classes(List.of("a", "b"))));
    }

    private static byte[] file(BufferedImage image, String form) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, form, bytes);
        return bytes.toByteArray();
    }
}
