package dev.espalier.space;

import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/** Reads parameter path to value, and says everything that is wrong with it. */
final class ConfigurationReader {
    private final List<Parameter> parameters;
    private final Map<String, Parameter> byPath;
    private final Json.Object given;
    private final String path;
    private final Problems problems;
    private final double[] code;
    /** Whether a parameter was there but wrong, or depends on one that was: what is in its branches is unknown. */
    private final boolean[] doubtful;

    ConfigurationReader(
            List<Parameter> parameters,
            Map<String, Parameter> byPath,
            Json.Object given,
            String path,
            Problems problems) {
        this.parameters = parameters;
        this.byPath = byPath;
        this.given = given;
        this.path = path;
        this.problems = problems;
        code = new double[parameters.size()];
        Arrays.fill(code, Double.NaN);
        doubtful = new boolean[parameters.size()];
    }

    /** The configuration; empty when something was wrong. */
    Optional<Configuration> read() {
        Problems own = problems.ofPart();
        SequencedMap<String, Json> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            readOne(parameter, values, own);
        }
        given.members().keySet().forEach(name -> checkKnown(name, own));
        problems.addAll(own);
        return own.isEmpty() ? Optional.of(new Configuration(values, code)) : Optional.empty();
    }

    private void readOne(Parameter parameter, SequencedMap<String, Json> values, Problems own) {
        if (parameter.condition().isPresent()) {
            Condition condition = parameter.condition().get();
            doubtful[parameter.index()] = doubtful[condition.parameter()];
            if (doubtful[condition.parameter()] || code[condition.parameter()] != condition.branch()) {
                return;
            }
        }
        Optional<Json> value = given.get(parameter.path());
        OptionalDouble read = value.isPresent() ? parameter.codeOf(value.get()) : OptionalDouble.empty();
        if (read.isPresent()) {
            code[parameter.index()] = read.getAsDouble();
            values.put(parameter.path(), parameter.value(read.getAsDouble()));
            return;
        }
        doubtful[parameter.index()] = true;
        own.add(path + "." + parameter.path(), () -> {
            String is = value.map(wrong -> "is " + Words.describe(wrong)).orElse("is missing");
            return is + "; it takes " + parameter.takes() + ".";
        });
    }

    private void checkKnown(String name, Problems own) {
        Parameter parameter = byPath.get(name);
        if (parameter == null) {
            own.add(
                    path + "." + name,
                    () -> "is no parameter of this space." + Nearest.hint(name, byPath.keySet())
                            + " The parameters are " + Words.list(List.copyOf(byPath.keySet())) + ".");
        } else if (Double.isNaN(code[parameter.index()]) && !doubtful[parameter.index()]) {
            own.add(path + "." + name, () -> "does not exist here: " + missingBranch(parameter));
        }
    }

    /** Names the highest choice that took another branch than the one the parameter is in. */
    private String missingBranch(Parameter parameter) {
        Condition condition = parameter.condition().orElseThrow();
        Parameter parent = parameters.get(condition.parameter());
        if (Double.isNaN(code[condition.parameter()])) {
            return missingBranch(parent);
        }
        return "it belongs to " + parent.path() + " = " + Words.value(parent.value(condition.branch())) + ", but "
                + parent.path() + " is " + Words.value(parent.value(code[condition.parameter()])) + ".";
    }
}
