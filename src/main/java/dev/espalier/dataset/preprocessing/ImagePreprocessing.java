package dev.espalier.dataset.preprocessing;

import dev.espalier.dataset.io.JsonFields;
import dev.espalier.study.Json;
import java.util.List;

/**
 * Images of {@code channels x height x width}: a pixel {@code p} of channel {@code c} becomes {@code (p / scale -
 * mean[c]) / deviation[c]}.
 *
 * @param channels 1 for grey, 3 for red, green, blue
 * @param scale the value of a pixel at full brightness in the data set's own files
 * @param resizing how a picture of another size is brought to this one
 * @param normalisation one mean and deviation a channel, of pixels divided by {@code scale}
 */
public record ImagePreprocessing(
        int channels, int height, int width, double scale, Resizing resizing, Normalisation normalisation)
        implements InputPreprocessing {

    /** Stretches pictures of another size. */
    public ImagePreprocessing(int channels, int height, int width, double scale, Normalisation normalisation) {
        this(channels, height, width, scale, Resizing.SQUASH, normalisation);
    }

    @Override
    public Kind kind() {
        return Kind.IMAGE;
    }

    @Override
    public List<Integer> shape() {
        return List.of(channels, height, width);
    }

    @Override
    public Json.Object toJson() {
        return JsonFields.object(
                "shape", JsonFields.numbers(shape()),
                "scale", Json.number(scale),
                "resize", Json.text(resizing.word()),
                "mean", JsonFields.numbers(normalisation.mean()),
                "deviation", JsonFields.numbers(normalisation.standardDeviation()));
    }

    static ImagePreprocessing fromJson(JsonFields fields) {
        double[] shape = fields.numbers("shape");
        if (shape.length != 3) {
            throw fields.wrong("shape", "is not channels, height, width");
        }
        // Models of the first release do not say: they stretch.
        Resizing resizing = fields.find("resize")
                .map(found -> Resizing.of(fields.text("resize"))
                        .orElseThrow(() ->
                                fields.wrong("resize", "is unknown; known are " + String.join(", ", Resizing.words()))))
                .orElse(Resizing.SQUASH);
        return new ImagePreprocessing(
                (int) shape[0],
                (int) shape[1],
                (int) shape[2],
                fields.number("scale"),
                resizing,
                Normalisation.fromJson(fields));
    }
}
