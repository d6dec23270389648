package dev.espalier.bench;

import dev.espalier.json.JsonText;
import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;

/**
 * A public black-box problem: a space, and a formula to minimise over it.
 *
 * @param tree the space, as a study's {@code trial}
 * @param optimum the least value that is known; what is over it is regret
 */
record SearchProblem(String name, Json.Object tree, ToDoubleFunction<Point> formula, double optimum) {

    /** @param tree in JSON, single quotes for double ones, which read better here */
    static SearchProblem of(String name, String tree, ToDoubleFunction<Point> formula, double optimum) {
        return new SearchProblem(name, (Json.Object) JsonText.parse(tree.replace('\'', '"')), formula, optimum);
    }

    double value(Configuration configuration) {
        return formula.applyAsDouble(new Point(configuration.values()));
    }

    /** A configuration's values by the paths of their parameters. */
    record Point(SequencedMap<String, Json> values) {
        double number(String path) {
            if (values.get(path) instanceof Json.Number number) {
                return number.doubleValue();
            }
            throw new IllegalArgumentException("no number at " + path + " in " + values);
        }

        String word(String path) {
            if (values.get(path) instanceof Json.Text text) {
                return text.value();
            }
            throw new IllegalArgumentException("no word at " + path + " in " + values);
        }

        /** The numbers {@code x0}, {@code x1} … */
        double[] vector() {
            double[] vector = new double[values.size()];
            for (int index = 0; index < vector.length; index++) {
                vector[index] = number("x" + index);
            }
            return vector;
        }
    }
}
