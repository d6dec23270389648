package dev.espalier.store;

import dev.espalier.study.LearningCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of numbers as text that a person can read, exact to the last bit: {@code 0.5,NaN,3.0}. */
final class NumberText {
    private NumberText() {}

    static String print(double[] numbers) {
        StringBuilder text = new StringBuilder();
        for (double number : numbers) {
            text.append(text.isEmpty() ? "" : ",").append(number);
        }
        return text.toString();
    }

    static String print(List<Double> numbers) {
        return print(numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }

    static double[] parse(String text) {
        String[] numbers = text.isEmpty() ? new String[0] : text.split(",", -1);
        double[] parsed = new double[numbers.length];
        Arrays.setAll(parsed, index -> Double.parseDouble(numbers[index]));
        return parsed;
    }

    static List<Double> parseList(String text) {
        List<Double> numbers = new ArrayList<>();
        for (double number : parse(text)) {
            numbers.add(number);
        }
        return numbers;
    }

    /** Points {@code step:value,value} separated by spaces. */
    static String print(LearningCurve curve, int objectives) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < curve.size(); index++) {
            double[] values = new double[objectives];
            for (int objective = 0; objective < objectives; objective++) {
                values[objective] = curve.value(index, objective);
            }
            text.append(index == 0 ? "" : " ")
                    .append(curve.step(index))
                    .append(':')
                    .append(print(values));
        }
        return text.toString();
    }

    static LearningCurve parseCurve(String text) {
        String[] points = text.isEmpty() ? new String[0] : text.split(" ", -1);
        int[] steps = new int[points.length];
        double[][] values = new double[points.length][];
        for (int index = 0; index < points.length; index++) {
            String point = points[index];
            int colon = point.indexOf(':');
            steps[index] = Integer.parseInt(point, 0, colon, 10);
            values[index] = parse(point.substring(colon + 1));
        }
        return LearningCurve.of(steps, values);
    }
}
