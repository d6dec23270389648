package dev.espalier.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Which parameters stand in which branch, and how many configurations that makes: parameters side by side multiply,
 * branches of a choice add up.
 */
final class BranchTree {
    private final List<Parameter> parameters;
    private final List<Parameter> roots = new ArrayList<>();
    /** By parameter and branch; empty lists for parameters that have no branches. */
    private final List<List<List<Parameter>>> children = new ArrayList<>();

    private final List<Optional<BigInteger>> sizes;
    private final Optional<BigInteger> size;

    BranchTree(List<Parameter> parameters) {
        this.parameters = parameters;
        for (Parameter parameter : parameters) {
            int branches = parameter instanceof Parameter.Choice choice
                    ? choice.labels().size()
                    : 0;
            children.add(Stream.generate(() -> (List<Parameter>) new ArrayList<Parameter>())
                    .limit(branches)
                    .toList());
            parameter
                    .condition()
                    .map(condition -> children.get(condition.parameter()).get(condition.branch()))
                    .orElse(roots)
                    .add(parameter);
        }
        sizes = new ArrayList<>(parameters.stream()
                .map(parameter -> Optional.<BigInteger>empty())
                .toList());
        for (Parameter parameter : parameters.reversed()) {
            sizes.set(parameter.index(), sizeOf(parameter));
        }
        size = product(roots);
    }

    /** Whether {@code parameter} exists in the branches that {@code code} takes. */
    boolean exists(Parameter parameter, double[] code) {
        return parameter.condition().isEmpty() || holds(parameter.condition().get(), code);
    }

    /** The number of different configurations; empty when there are infinitely many. */
    Optional<BigInteger> size() {
        return size;
    }

    /** Writes the codes of configuration {@code index} of a finite space, the last parameter changing fastest. */
    void decode(BigInteger index, double[] code) {
        decode(roots, index, code);
    }

    private boolean holds(Condition condition, double[] code) {
        Parameter parent = parameters.get(condition.parameter());
        double taken = code[condition.parameter()];
        return !Double.isNaN(taken) && parent.nearest(taken) == condition.branch() && exists(parent, code);
    }

    private Optional<BigInteger> sizeOf(Parameter parameter) {
        List<List<Parameter>> branches = children.get(parameter.index());
        if (branches.isEmpty()) {
            OptionalLong count = parameter.count();
            return count.isPresent() ? Optional.of(BigInteger.valueOf(count.getAsLong())) : Optional.empty();
        }
        return branches.stream()
                .map(this::product)
                .reduce(Optional.of(BigInteger.ZERO), (sum, branch) -> sum.flatMap(total -> branch.map(total::add)));
    }

    private Optional<BigInteger> product(List<Parameter> together) {
        return together.stream()
                .map(parameter -> sizes.get(parameter.index()))
                .reduce(
                        Optional.of(BigInteger.ONE),
                        (product, size) -> product.flatMap(total -> size.map(total::multiply)));
    }

    private void decode(List<Parameter> together, BigInteger index, double[] code) {
        BigInteger rest = index;
        for (Parameter parameter : together.reversed()) {
            BigInteger[] parts =
                    rest.divideAndRemainder(sizes.get(parameter.index()).orElseThrow());
            decode(parameter, parts[1], code);
            rest = parts[0];
        }
    }

    private void decode(Parameter parameter, BigInteger index, double[] code) {
        List<List<Parameter>> branches = children.get(parameter.index());
        if (branches.isEmpty()) {
            code[parameter.index()] = parameter.codeAt(index.longValueExact());
            return;
        }
        BigInteger rest = index;
        for (int branch = 0; branch < branches.size(); branch++) {
            BigInteger size = product(branches.get(branch)).orElseThrow();
            if (rest.compareTo(size) < 0) {
                code[parameter.index()] = branch;
                decode(branches.get(branch), rest, code);
                return;
            }
            rest = rest.subtract(size);
        }
    }
}
