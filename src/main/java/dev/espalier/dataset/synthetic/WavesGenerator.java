package dev.espalier.dataset.synthetic;

import dev.espalier.dataset.core.RawData;
import dev.espalier.dataset.core.RawRows;
import dev.espalier.dataset.core.RawTargets;
import dev.espalier.dataset.core.Reading;
import dev.espalier.dataset.io.Options;
import dev.espalier.dataset.series.RawSeries;
import java.util.List;
import java.util.Random;

/**
 * Noisy waves of one channel, told apart by form, whatever their length, frequency, phase and height. A chirp is a sine
 * that grows faster.
 */
final class WavesGenerator implements Generator {
    private static final List<String> FORMS = List.of("sine", "square", "saw", "chirp");

    @Override
    public String name() {
        return "waves";
    }

    @Override
    public Reading reading(Options options) {
        GeneratedSize size = GeneratedSize.read(options, 1200, 400, 0.2);
        int longest =
                options.whole("length", 16, 1024, 48, "steps of the longest; the shortest has two thirds of them");
        return _ -> generate(size, longest);
    }

    private static RawData generate(GeneratedSize size, int longest) {
        size.check(List.of(1, longest));
        Random random = size.random();
        int[] labels = size.labels(FORMS.size());
        float[][] series = new float[labels.length][];
        for (int i = 0; i < labels.length; i++) {
            series[i] = new float[random.nextInt(longest * 2 / 3, longest + 1)];
            double height = random.nextDouble(0.7, 1.3);
            double phase = random.nextDouble();
            double turns = random.nextDouble(2, 4);
            for (int step = 0; step < series[i].length; step++) {
                double at = (double) step / longest;
                series[i][step] =
                        (float) (height * wave(labels[i], at, turns, phase) + size.noise() * random.nextGaussian());
            }
        }
        return new RawData(
                new RawSeries(new RawRows.Held<>(List.of(series)), 1, longest),
                new RawTargets.Labels(labels, FORMS),
                size.sizes());
    }

    private static double wave(int form, double at, double turns, double phase) {
        double position = phase + turns * at;
        double within = position - Math.floor(position);
        return switch (form) {
            case 0 -> Math.sin(2 * Math.PI * position);
            case 1 -> within < 0.5 ? 1 : -1;
            case 2 -> 2 * within - 1;
            default -> Math.sin(2 * Math.PI * (phase + turns * at * (0.4 + 1.2 * at)));
        };
    }
}
