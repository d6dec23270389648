package dev.espalier.space;

import dev.espalier.study.Cancellation;
import dev.espalier.study.Configuration;
import dev.espalier.study.InputLimits;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * A tree of open choices and what may be asked of it. Immutable, safe for use by several threads. Every {@link
 * Configuration} is made here, by {@link #sample}, {@link #fromUnit}, {@link #at}, {@link #configuration} or {@link
 * #read}.
 */
public final class SearchSpace {
    private static final int MOST_DRAWS = 10_000;
    private static final int LEAST_DRAWS = 100;

    private final List<Parameter> parameters;
    private final Map<String, Parameter> byPath;
    private final BranchTree branches;
    private final Template template;
    private final List<Constraint> constraints;
    private final int draws;

    private SearchSpace(
            List<Parameter> parameters,
            Map<String, Parameter> byPath,
            Template template,
            List<Constraint> constraints) {
        this.parameters = parameters;
        this.byPath = byPath;
        this.branches = new BranchTree(parameters);
        this.template = template;
        this.constraints = constraints;
        int steps = parameters.size()
                + constraints.stream().mapToInt(Constraint::steps).sum();
        this.draws = Math.clamp(InputLimits.CONSTRAINT_STEPS / Math.max(1, steps), LEAST_DRAWS, MOST_DRAWS);
    }

    /**
     * Reads a configuration with choices left open.
     *
     * @param tree the {@code trial} member of a study
     * @param constraints boolean expressions over parameter paths
     * @param problems receives everything wrong, paths beginning with {@code trial} or {@code constraints}; when it stays
     *     empty the space is whole, else the space returned must not be used
     */
    public static SearchSpace parse(Json.Object tree, List<String> constraints, Problems problems) {
        SpaceParser.Parsed parsed = new SpaceParser(problems).parse(tree);
        SequencedMap<String, Parameter> byPath = new LinkedHashMap<>();
        parsed.parameters().forEach(parameter -> byPath.put(parameter.path(), parameter));
        return new SearchSpace(
                List.copyOf(parsed.parameters()),
                byPath,
                parsed.template(),
                Constraints.parse(constraints, byPath, problems));
    }

    /** Every parameter of every branch; a parent before its children. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** The parameter with this path. */
    public Optional<Parameter> parameter(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** Whether {@code parameter} exists in the branches that {@code code} takes. */
    public boolean exists(Parameter parameter, double[] code) {
        return branches.exists(parameter, code);
    }

    /**
     * A draw from the tree, uniform in each parameter on its scale once the branches above it are drawn, that satisfies
     * the constraints; empty if none was found in {@link #draws} draws.
     */
    public Optional<Configuration> sample(RandomGenerator random) {
        for (int draw = 0; draw < draws; draw++) {
            Cancellation.check();
            Configuration drawn = build(parameter -> parameter.fromUnit(random.nextDouble()));
            if (allows(drawn)) {
                return Optional.of(drawn);
            }
        }
        return Optional.empty();
    }

    /** How often {@link #sample} draws at most: 10,000 times, less often where there are many parameters or long constraints. */
    public int draws() {
        return draws;
    }

    /**
     * The configuration at a point of the unit cube, uniform where the point is; constraints are not asked.
     *
     * @param unit one number from 0 to 1 a parameter, see {@link Parameter#fromUnit}; those of parameters that do not
     *     exist go unused
     */
    public Configuration fromUnit(double[] unit) {
        checkLength(unit);
        return build(parameter -> parameter.fromUnit(unit[parameter.index()]));
    }

    /**
     * The configuration nearest to {@code code}: values are put into range and onto their grid, and parameters of branches
     * not taken are left out. Constraints are not asked.
     *
     * @param code one number a parameter; where one that exists is NaN, the middle of its range or its first value
     */
    public Configuration configuration(double[] code) {
        checkLength(code);
        return build(parameter -> parameter.nearest(code[parameter.index()]));
    }

    /**
     * Reads parameter path to value, strictly: every parameter that exists must be there and nothing else. Constraints are
     * not asked, see {@link #violated}.
     *
     * @param path where the values stand in their document; problems' paths begin with it
     */
    public Optional<Configuration> read(Json.Object values, String path, Problems problems) {
        return new ConfigurationReader(parameters, byPath, values, path, problems).read();
    }

    /** Whether the constraints hold; one that speaks of a parameter that does not exist holds. */
    public boolean allows(Configuration configuration) {
        return constraints.stream().allMatch(constraint -> constraint.holds(configuration));
    }

    /** The constraints, as written, that {@code configuration} does not satisfy. */
    public List<String> violated(Configuration configuration) {
        return constraints.stream()
                .filter(constraint -> !constraint.holds(configuration))
                .map(Constraint::text)
                .toList();
    }

    /** The training configuration: the tree with every open choice replaced by its value. */
    public Json.Object config(Configuration configuration) {
        return (Json.Object) template.fill(configuration);
    }

    /** The number of different configurations, constraints left out of account; empty when there are infinitely many. */
    public Optional<BigInteger> size() {
        return branches.size();
    }

    /**
     * One of a finite space's configurations; every index has its own, the last parameter changing fastest. Constraints
     * are not asked.
     *
     * @return empty when the space is infinite or {@code index} is not from 0 to {@link #size()} - 1
     */
    public Optional<Configuration> at(BigInteger index) {
        if (index.signum() < 0 || size().isEmpty() || index.compareTo(size().get()) >= 0) {
            return Optional.empty();
        }
        double[] code = new double[parameters.size()];
        branches.decode(index, code);
        return Optional.of(configuration(code));
    }

    private Configuration build(ToDoubleFunction<Parameter> choose) {
        double[] code = new double[parameters.size()];
        Arrays.fill(code, Double.NaN);
        for (Parameter parameter : parameters) {
            // Parents come first, and one that does not exist has the code NaN, which is no branch.
            if (parameter.condition().isEmpty() || holds(parameter.condition().get(), code)) {
                code[parameter.index()] = choose.applyAsDouble(parameter);
            }
        }
        return Configuration.lazily(() -> values(code), code);
    }

    private static boolean holds(Condition condition, double[] code) {
        return code[condition.parameter()] == condition.branch();
    }

    private SequencedMap<String, Json> values(double[] code) {
        SequencedMap<String, Json> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (!Double.isNaN(code[parameter.index()])) {
                values.put(parameter.path(), parameter.value(code[parameter.index()]));
            }
        }
        return values;
    }

    private void checkLength(double[] numbers) {
        if (numbers.length != parameters.size()) {
            throw new IllegalArgumentException(
                    "one number a parameter is needed: " + parameters.size() + ", not " + numbers.length);
        }
    }
}
