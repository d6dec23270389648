package dev.espalier.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.io.JsonFields;
import dev.espalier.study.Json;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageTypeSpecifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of every depth and colouring, as a folder of images is read; each is one pixel high and two wide. */
class PictureKindsTest {
    /** What is lost of a pixel from 0 to 1 where it is kept in 8 bits. */
    private static final float HALF_A_LEVEL = 0.5f / 255;

    @TempDir
    Path root;

    @Test
    void sixteenBitsAreReadInFull() {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(0, 0, 0, 0x4000);
        image.getRaster().setSample(1, 0, 0, 0xFFFF);
        assertThat(pixels(image, "png", 1)).containsExactly(new float[] {0.25f, 1}, within(HALF_A_LEVEL));
        assertThat(pixels(image, "tif", 1)).containsExactly(new float[] {0.25f, 1}, within(HALF_A_LEVEL));
    }

    @Test
    void oneBitIsGrey() {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
        image.getRaster().setSample(1, 0, 0, 1);
        assertThat(pixels(image, "png", 1)).containsExactly(0, 1);
        assertThat(pixels(image, "bmp", 1)).containsExactly(0, 1);
    }

    @Test
    void aPaletteOfGreysIsGreyAndOneOfColoursIsNot() {
        assertThat(pixels(ofPalette(4, 0x333333, 0xCCCCCC), "png", 1))
                .containsExactly(new float[] {0.2f, 0.8f}, within(HALF_A_LEVEL));
        assertThat(pixels(ofPalette(8, 0x333333, 0xCCCCCC), "gif", 1))
                .containsExactly(new float[] {0.2f, 0.8f}, within(HALF_A_LEVEL));
        assertThat(pixels(ofPalette(8, 0xFF0000, 0x0000FF), "png", 3)).containsExactly(1, 0, 0, 0, 0, 1);
    }

    @Test
    void whatIsTransparentIsSeenOverBlack() {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x33FF0000);
        image.setRGB(1, 0, 0xFF00FF00);
        assertThat(pixels(image, "png", 3)).containsExactly(new float[] {0.2f, 0, 0, 1, 0, 0}, within(HALF_A_LEVEL));
    }

    @Test
    void samplesOfWhichNoneIsKnownToBeWhiteAreRefused() {
        refuses(DataBuffer.TYPE_FLOAT, "real numbers of 32 bits");
        refuses(DataBuffer.TYPE_INT, "whole numbers of 32 bits");
        refuses(DataBuffer.TYPE_SHORT, "signed whole numbers of 16 bits");
    }

    private void refuses(int samples, String found) {
        BufferedImage image = ImageTypeSpecifier.createInterleaved(
                        ColorSpace.getInstance(ColorSpace.CS_GRAY), new int[] {0}, samples, false, false)
                .createBufferedImage(2, 1);
        write(image, "tif");
        new Written(root)
                .refuses(
                        ".tif: has pixels that are " + found + "; expected unsigned whole numbers of 8 or 16 bits",
                        "image-folder",
                        "tif");
    }

    private static BufferedImage ofPalette(int bits, int first, int second) {
        int[] colours = new int[1 << bits];
        Arrays.fill(colours, first);
        colours[1] = second;
        IndexColorModel palette =
                new IndexColorModel(bits, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
        int type = bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY;
        BufferedImage image = new BufferedImage(2, 1, type, palette);
        image.getRaster().setSample(1, 0, 0, 1);
        return image;
    }

    /** The pixels as they are read where nothing is said of colour. */
    private float[] pixels(BufferedImage image, String form, int channels) {
        write(image, form);
        Json asItIs = JsonFields.object(
                "mean", JsonFields.numbers(new double[channels]),
                "deviation", JsonFields.numbers(Collections.nCopies(channels, 1)));
        Dataset dataset = new Written(root).load("image-folder", form, "normalise", asItIs);
        assertThat(dataset.description().shape()).isEqualTo(List.of(channels, 1, 2));
        return Samples.numbers(dataset.split(0, 1).test().inputs());
    }

    private void write(BufferedImage image, String form) {
        byte[] file = ImageFiles.encoded(image, form);
        new ImageFiles()
                .add("a/1." + form, file)
                .add("a/2." + form, file)
                .add("b/1." + form, file)
                .toFolder(root.resolve(form));
    }
}
