package dev.espalier.bench;

import dev.espalier.bench.SearchProblem.Point;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Nine problems: six functions of the optimisation literature (Surjanovic and Bingham, "Virtual library of simulation
 * experiments"; Ackley and Rastrigin with their optimum off the centre), one of mixed parameters in the shape of a validation
 * error, and two with branches.
 */
final class SearchProblems {
    private static final double[] ACKLEY_OPTIMUM = {
        0.8603118642279126, 1.6925089248251055, 2.0663549589598764, 3.0971519864393517
    };
    private static final double[] RASTRIGIN_OPTIMUM = {-0.26516325918192685, -0.9081000757603386, -2.590949491096385};
    private static final double[][] HARTMANN_A = {{3, 10, 30}, {0.1, 10, 35}, {3, 10, 30}, {0.1, 10, 35}};
    private static final double[][] HARTMANN_P = {
        {0.3689, 0.1170, 0.2673}, {0.4699, 0.4387, 0.7470}, {0.1091, 0.8732, 0.5547}, {0.0381, 0.5743, 0.8828}
    };
    private static final double[] HARTMANN_ALPHA = {1, 1.2, 3, 3.2};

    private SearchProblems() {}

    static List<SearchProblem> all() {
        return List.of(
                SearchProblem.of(
                        "camel6",
                        "{'x0': {'$float': {'low': -3, 'high': 3}}, 'x1': {'$float': {'low': -2, 'high': 2}}}",
                        point -> camel6(point.number("x0"), point.number("x1")),
                        -1.0316284534898774),
                cube("hartmann3", 3, "0", "1", SearchProblems::hartmann3, -3.86278214782076),
                cube("ackley4", 4, "-5", "5", SearchProblems::ackley4, 0),
                cube("rastrigin3", 3, "-5.12", "5.12", SearchProblems::rastrigin3, 0),
                cube("styblinski5", 5, "-5", "5", SearchProblems::styblinski5, -195.83082851885706),
                cube("michalewicz5", 5, "0", "3.141592653589793", SearchProblems::michalewicz5, -4.687658179),
                SearchProblem.of("cnn_like", """
                        {'learning_rate': {'$float': {'low': 1e-6, 'high': 1.0, 'log': true}},
                         'batch_size': {'$int': {'low': 8, 'high': 512, 'log': true}},
                         'depth': {'$int': {'low': 1, 'high': 16}},
                         'width': {'$int': {'low': 4, 'high': 512, 'log': true}},
                         'dropout': {'$float': {'low': 0, 'high': 0.8}},
                         'optimizer': {'$choice': ['sgd', 'adam', 'adamw']},
                         'activation': {'$choice': ['relu', 'gelu', 'tanh', 'elu']}}""", SearchProblems::cnnLike, 0.06),
                SearchProblem.of("cell_or_conv", """
                        {'learning_rate': {'$float': {'low': 1e-5, 'high': 1.0, 'log': true}},
                         'model': {'$choice': {
                            'conv': {'type': 'conv', 'depth': {'$int': {'low': 1, 'high': 24}},
                                     'shortcut': {'$choice': {
                                        'none': {'type': 'none'},
                                        'scaled': {'type': 'scaled', 'scale': {'$float': {'low': 0, 'high': 2}}}}}},
                            'lstm': {'type': 'lstm', 'units': {'$int': {'low': 16, 'high': 512, 'log': true}},
                                     'recurrent_dropout': {'$float': {'low': 0, 'high': 0.6}}},
                            'gru': {'type': 'gru', 'units': {'$int': {'low': 16, 'high': 512, 'log': true}},
                                    'recurrent_dropout': {'$float': {'low': 0, 'high': 0.6}}}}}}""", SearchProblems::cellOrConv, 0.14),
                SearchProblem.of("cross_branch", """
                        {'x': {'$float': {'low': -5, 'high': 5}},
                         'branch': {'$choice': {
                            'a': {'type': 'a', 'y': {'$float': {'low': -5, 'high': 5}}},
                            'b': {'type': 'b', 'z': {'$float': {'low': -5, 'high': 5}}},
                            'c': {'type': 'c'}}}}""", SearchProblems::crossBranch, 0));
    }

    /** The problem that has this name. */
    static SearchProblem named(String name) {
        return all().stream()
                .filter(problem -> problem.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private interface Formula {
        double of(double[] x);
    }

    private static SearchProblem cube(
            String name, int dimensions, String low, String high, Formula formula, double optimum) {
        String tree = IntStream.range(0, dimensions)
                .mapToObj(index -> "'x%d': {'$float': {'low': %s, 'high': %s}}".formatted(index, low, high))
                .collect(Collectors.joining(", ", "{", "}"));
        return SearchProblem.of(name, tree, point -> formula.of(point.vector()), optimum);
    }

    private static double camel6(double x, double y) {
        return (4 - 2.1 * x * x + Math.pow(x, 4) / 3) * x * x + x * y + (4 * y * y - 4) * y * y;
    }

    private static double hartmann3(double[] x) {
        double sum = 0;
        for (int hill = 0; hill < HARTMANN_ALPHA.length; hill++) {
            double distance = 0;
            for (int index = 0; index < x.length; index++) {
                distance += HARTMANN_A[hill][index] * square(x[index] - HARTMANN_P[hill][index]);
            }
            sum += HARTMANN_ALPHA[hill] * Math.exp(-distance);
        }
        return -sum;
    }

    private static double ackley4(double[] x) {
        double[] z = less(x, ACKLEY_OPTIMUM);
        double squares = DoubleStream.of(z).map(SearchProblems::square).sum();
        double waves = DoubleStream.of(z).map(v -> Math.cos(2 * Math.PI * v)).sum();
        return 20 + Math.E - 20 * Math.exp(-0.2 * Math.sqrt(squares / z.length)) - Math.exp(waves / z.length);
    }

    private static double rastrigin3(double[] x) {
        return 30
                + DoubleStream.of(less(x, RASTRIGIN_OPTIMUM))
                        .map(v -> v * v - 10 * Math.cos(2 * Math.PI * v))
                        .sum();
    }

    private static double styblinski5(double[] x) {
        return Arrays.stream(x).map(v -> Math.pow(v, 4) - 16 * v * v + 5 * v).sum() / 2;
    }

    private static double michalewicz5(double[] x) {
        return -IntStream.range(0, x.length)
                .mapToDouble(index ->
                        Math.sin(x[index]) * Math.pow(Math.sin((index + 1) * square(x[index]) / Math.PI), 20))
                .sum();
    }

    /** The best learning rate moves with the optimizer and the batch size, the best dropout with the width. */
    private static double cnnLike(Point point) {
        String optimizer = point.word("optimizer");
        double width = log2(point.number("width")) - 5.6;
        double rate = optimizer.equals("sgd") ? -1.2 : optimizer.equals("adam") ? -3 : -2.8;
        rate += 0.2 * (log2(point.number("batch_size")) - 5);
        double error = 0.06 + 0.04 * square(Math.log10(point.number("learning_rate")) - rate);
        error += optimizer.equals("sgd") ? 0.004 : optimizer.equals("adam") ? 0.006 : 0;
        error += 0.006 * square(point.number("depth") - 6) / 4 + 0.012 * square(width);
        error += 0.2 * square(point.number("dropout") - 0.15 - 0.03 * width);
        return error
                + switch (point.word("activation")) {
                    case "relu" -> 0.002;
                    case "tanh" -> 0.03;
                    case "elu" -> 0.006;
                    default -> 0;
                };
    }

    /** Two levels of branches, which share a learning rate whose best value is another in each. */
    private static double cellOrConv(Point point) {
        double rate = Math.log10(point.number("learning_rate"));
        String model = point.word("model");
        if (model.equals("conv")) {
            double error = 0.14 + 0.03 * square(rate + 2.2) + 0.002 * square(point.number("model.conv.depth") - 9);
            return point.word("model.conv.shortcut").equals("none")
                    ? error + 0.05
                    : error + 0.03 * square(point.number("model.conv.shortcut.scaled.scale") - 0.7);
        }
        String cell = "model." + model + ".";
        return 0.16
                + 0.04 * square(rate + 2.9)
                + 0.015 * square(log2(point.number(cell + "units")) - 7.5)
                + (model.equals("gru") ? 0 : 0.01)
                + 0.2 * square(point.number(cell + "recurrent_dropout") - 0.25);
    }

    /** The best value of the shared parameter is another in each branch, whose own parameter depends on it. */
    private static double crossBranch(Point point) {
        double x = point.number("x");
        return switch (point.word("branch")) {
            case "a" -> square(x - 2) + square(point.number("branch.a.y") - x) + 0.1;
            case "b" -> square(x + 3) + 2 * square(point.number("branch.b.z") + x);
            default -> 0.5 + 0.2 * x * x;
        };
    }

    private static double[] less(double[] x, double[] shift) {
        return IntStream.range(0, x.length)
                .mapToDouble(index -> x[index] - shift[index])
                .toArray();
    }

    private static double square(double v) {
        return v * v;
    }

    private static double log2(double v) {
        return Math.log(v) / Math.log(2);
    }
}
