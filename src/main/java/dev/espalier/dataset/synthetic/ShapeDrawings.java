package dev.espalier.dataset.synthetic;

import dev.espalier.dataset.core.RawData;
import dev.espalier.dataset.core.RawExamples;
import dev.espalier.dataset.core.RawTargets;
import dev.espalier.dataset.image.RawImages;
import dev.espalier.dataset.io.DataRoots;
import dev.espalier.dataset.io.JsonFields;
import dev.espalier.dataset.io.Options;
import dev.espalier.dataset.io.SourceFiles;
import dev.espalier.dataset.pixel.ImageForm;
import dev.espalier.dataset.pixel.Pixels;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import java.util.stream.IntStream;

/** Drawings such as the data set {@code shapes} holds, as images, to try a model on that was trained on it. */
public final class ShapeDrawings {
    private ShapeDrawings() {}

    /** A grey image and the name of the class that it was drawn for. */
    public record Drawing(String label, BufferedImage image) {}

    /**
     * Draws images of each class in turn.
     *
     * @param count from 10 on
     * @param seed another one than the data set's, which is 1, draws images that are not in it
     */
    public static List<Drawing> draw(int count, long seed) {
        Json.Object settings = JsonFields.object(
                "train", Json.number((long) count), "test", Json.number(10L), "seed", Json.number(seed));
        Options options = new Options(settings, "generated", new DataRoots(List.of()), new Problems());
        RawExamples drawn = new ShapesGenerator().reading(options).of(new SourceFiles(List.of(), List.of()));
        if (drawn instanceof RawData data
                && data.inputs() instanceof RawImages images
                && images.pixels() instanceof Pixels.Bytes(byte[] pixels)
                && data.targets() instanceof RawTargets.Labels(int[] labels, List<String> classes)) {
            return IntStream.range(0, count)
                    .mapToObj(row -> new Drawing(classes.get(labels[row]), image(pixels, images.form(), row)))
                    .toList();
        }
        throw new IllegalStateException("the generator of shapes draws images of classes");
    }

    private static BufferedImage image(byte[] drawn, ImageForm form, int row) {
        BufferedImage image = new BufferedImage(form.width(), form.height(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(drawn, row * form.area(), pixels, 0, form.area());
        return image;
    }
}
