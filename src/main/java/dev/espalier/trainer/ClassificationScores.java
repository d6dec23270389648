package dev.espalier.trainer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Scores of a classifier.
 *
 * @param loss mean cross entropy in nats, every example weighted alike
 * @param accuracy share of the examples whose likeliest class is their own
 * @param f1 of each class: the harmonic mean of precision and recall; 0 for one never predicted right
 * @param macroF1 mean of {@code f1} over the classes that occur, in truth or prediction
 */
record ClassificationScores(double loss, double accuracy, double[] f1, double macroF1, List<String> names)
        implements Scores {

    /**
     * @param logits one row an example, one column a class
     * @param labels of each example
     */
    static ClassificationScores of(float[] logits, int[] labels, List<String> names) {
        int classes = names.size();
        int[] right = new int[classes];
        int[] predicted = new int[classes];
        int[] actual = new int[classes];
        double loss = 0;
        for (int i = 0; i < labels.length; i++) {
            int best = 0;
            for (int c = 1; c < classes; c++) {
                best = logits[i * classes + c] > logits[i * classes + best] ? c : best;
            }
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                sum += Math.exp(logits[i * classes + c] - (double) logits[i * classes + best]);
            }
            loss += Math.log(sum) + logits[i * classes + best] - (double) logits[i * classes + labels[i]];
            predicted[best]++;
            actual[labels[i]]++;
            right[labels[i]] += best == labels[i] ? 1 : 0;
        }
        return new ClassificationScores(
                loss / labels.length,
                java.util.Arrays.stream(right).sum() / (double) labels.length,
                f1(right, predicted, actual),
                macro(f1(right, predicted, actual), predicted, actual),
                names);
    }

    private static double[] f1(int[] right, int[] predicted, int[] actual) {
        double[] f1 = new double[right.length];
        for (int c = 0; c < f1.length; c++) {
            int both = predicted[c] + actual[c];
            f1[c] = both == 0 ? 0 : 2.0 * right[c] / both;
        }
        return f1;
    }

    private static double macro(double[] f1, int[] predicted, int[] actual) {
        double sum = 0;
        int occurring = 0;
        for (int c = 0; c < f1.length; c++) {
            if (predicted[c] + actual[c] > 0) {
                sum += f1[c];
                occurring++;
            }
        }
        return sum / occurring;
    }

    @Override
    public SequencedMap<String, Double> metrics(String split) {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(split + "_loss", loss);
        metrics.put(split + "_accuracy", accuracy);
        metrics.put(split + "_f1", macroF1);
        for (int c = 0; c < f1.length; c++) {
            metrics.put(split + "_f1_" + names.get(c), f1[c]);
        }
        return metrics;
    }
}
