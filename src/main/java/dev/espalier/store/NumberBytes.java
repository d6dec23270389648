package dev.espalier.store;

import dev.espalier.study.LearningCurve;
import java.nio.ByteBuffer;

/** Rows of numbers as bytes, big-endian: exact to the last bit, and read ten times as fast as text. */
final class NumberBytes {
    private NumberBytes() {}

    static byte[] print(double[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Double.BYTES);
        bytes.asDoubleBuffer().put(numbers);
        return bytes.array();
    }

    static double[] parse(byte[] bytes) {
        double[] numbers = new double[bytes.length / Double.BYTES];
        ByteBuffer.wrap(bytes).asDoubleBuffer().get(numbers);
        return numbers;
    }

    /** For each point its step as four bytes and then a value an objective. */
    static byte[] print(LearningCurve curve, int objectives) {
        ByteBuffer bytes = ByteBuffer.allocate(curve.size() * pointSize(objectives));
        for (int index = 0; index < curve.size(); index++) {
            bytes.putInt(curve.step(index));
            for (int objective = 0; objective < objectives; objective++) {
                bytes.putDouble(curve.value(index, objective));
            }
        }
        return bytes.array();
    }

    static LearningCurve parseCurve(byte[] curve, int objectives) {
        ByteBuffer bytes = ByteBuffer.wrap(curve);
        int[] steps = new int[curve.length / pointSize(objectives)];
        double[][] values = new double[steps.length][objectives];
        for (int index = 0; index < steps.length; index++) {
            steps[index] = bytes.getInt();
            for (int objective = 0; objective < objectives; objective++) {
                values[index][objective] = bytes.getDouble();
            }
        }
        return LearningCurve.of(steps, values);
    }

    private static int pointSize(int objectives) {
        return Integer.BYTES + objectives * Double.BYTES;
    }
}
