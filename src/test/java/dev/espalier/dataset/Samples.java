package dev.espalier.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.Examples;
import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.RawRows;
import dev.espalier.dataset.core.Split;
import dev.espalier.dataset.core.Streamed;
import dev.espalier.dataset.core.Targets;
import dev.espalier.dataset.input.EncodedInput;
import dev.espalier.dataset.io.JsonFields;
import dev.espalier.dataset.preprocessing.Preprocessing;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Json;
import dev.espalier.testing.SharedData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What the tests of data sets have in common. */
public final class Samples {
    private Samples() {}

    public static Json.Object options(Object... namesAndValues) {
        return JsonFields.object(namesAndValues);
    }

    static DatasetSpec generated(Object... namesAndValues) {
        return new DatasetSpec("made", "generated", List.of(), List.of(), options(namesAndValues));
    }

    public static Dataset load(DatasetSpec spec) {
        return DatasetLoader.load(spec, List.of());
    }

    public static Dataset load(Path root, String format, String train, Object... options) {
        return DatasetLoader.load(
                new DatasetSpec("small", format, List.of(train), List.of(), options(options)), List.of(root));
    }

    /** Of the real test data; skips the test where it is absent. */
    static Dataset real(String format, List<String> train, List<String> test, Object... options) {
        return DatasetLoader.load(realSpec(format, train, test, options), List.of(SharedData.root()));
    }

    /** The same of what no model trains on. */
    static DatasetDescription described(String format, List<String> train, List<String> test, Object... options) {
        return DatasetLoader.describe(realSpec(format, train, test, options), List.of(SharedData.root()));
    }

    private static DatasetSpec realSpec(String format, List<String> train, List<String> test, Object... options) {
        train.forEach(SharedData::require);
        test.forEach(SharedData::require);
        return new DatasetSpec("real", format, train, test, options(options));
    }

    /** A table of one column. */
    public static RawRows<double[]> column(double... values) {
        return new RawRows.Held<>(
                Arrays.stream(values).mapToObj(value -> new double[] {value}).toList());
    }

    public static float[] numbers(EncodedInput input) {
        return numbers(input.inputs());
    }

    public static float[] numbers(Inputs inputs) {
        return switch (inputs) {
            case Inputs.Dense(float[] values, int[] shape) -> values;
            case Inputs.Series(float[] values, int length, int channels, int[] lengths) -> values;
            case Streamed streamed ->
                numbers(streamed.read(IntStream.range(0, streamed.size()).toArray()));
            case Inputs.Tokens(int[] ids, int length, int[] lengths) -> {
                float[] values = new float[ids.length];
                for (int i = 0; i < ids.length; i++) {
                    values[i] = ids[i];
                }
                yield values;
            }
        };
    }

    /** The numbers of each example, of a sequence without what it is padded with. */
    public static List<float[]> each(Inputs inputs) {
        float[] all = numbers(inputs);
        int padded = all.length / Math.max(1, inputs.size());
        List<float[]> each = new ArrayList<>();
        for (int example = 0; example < inputs.size(); example++) {
            int size = switch (inputs) {
                case Inputs.Dense dense -> padded;
                case Inputs.Series series -> series.lengths()[example] * series.channels();
                case Inputs.Tokens tokens -> tokens.lengths()[example];
                case Streamed streamed ->
                    each(streamed.read(new int[] {example})).getFirst().length;
            };
            each.add(Arrays.copyOfRange(all, example * padded, example * padded + size));
        }
        return each;
    }

    public static int[] labels(Examples examples) {
        return ((Targets.Labels) examples.targets()).indices();
    }

    /** Splits, and checks what holds of every data set: sizes, finite values, normalised training inputs. */
    static Split soundSplit(Dataset dataset) {
        Split split = dataset.split(0.2, 7);
        assertThat(split.train().size() + split.validation().size())
                .isEqualTo(dataset.description().trainSize());
        assertThat(split.test().size()).isEqualTo(dataset.description().testSize());
        assertThat(split.preprocessing().classes())
                .isEqualTo(dataset.description().classes());
        assertThat(split.preprocessing().input().shape())
                .isEqualTo(dataset.description().shape());
        for (Examples part : List.of(split.train(), split.validation(), split.test())) {
            for (float value : numbers(part.inputs())) {
                if (!Float.isFinite(value)) {
                    throw new AssertionError("a value of " + dataset.spec() + " is " + value);
                }
            }
        }
        assertThat(Preprocessing.fromJson(split.preprocessing().toJson())).isEqualTo(split.preprocessing());
        return split;
    }

    /** How many examples each class has. */
    static int[] counts(int[] labels, int classes) {
        int[] counts = new int[classes];
        Arrays.stream(labels).forEach(label -> counts[label]++);
        return counts;
    }
}
