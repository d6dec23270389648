package dev.espalier.space;

import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.Token.TokenType;
import dev.espalier.study.InputLimits;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds what reads well but cannot be meant: an expression that is no condition, a label that does not exist. */
final class ConstraintCheck {
    private static final Set<String> EQUALITY = Set.of("=", "==", "!=", "<>");
    private static final Set<String> CONDITIONS =
            Set.of("=", "==", "!=", "<>", "<", "<=", ">", ">=", "&&", "||", "!", "not", "if", "true", "false");

    private final List<Parameter> uses;
    private final String path;
    private final Problems problems;

    ConstraintCheck(List<Parameter> uses, String path, Problems problems) {
        this.uses = uses;
        this.path = path;
        this.problems = problems;
    }

    void check(ASTNode root) {
        if (levels(root) > InputLimits.CONSTRAINT_LEVELS) {
            problems.add(
                    path,
                    "has more than " + InputLimits.CONSTRAINT_LEVELS
                            + " operators and functions in one another; write it with fewer, such as sum(a, b, c).");
            return;
        }
        String top = root.getToken().getValue().toLowerCase(Locale.ROOT);
        boolean isLiteral = root.getToken().getType() == TokenType.STRING_LITERAL;
        if (isLiteral || (!CONDITIONS.contains(top) && !isTruth(parameter(root)))) {
            problems.add(path, "must be true or false, such as \"depth * width <= 512\", but computes a value.");
        }
        checkLabels(root);
    }

    /** Counted without streams, each of which would take its share of the stack at every level. */
    private static int levels(ASTNode node) {
        int deepest = 0;
        for (ASTNode inner : node.getParameters()) {
            deepest = Math.max(deepest, levels(inner));
        }
        return 1 + deepest;
    }

    private void checkLabels(ASTNode node) {
        for (ASTNode inner : node.getParameters()) {
            checkLabels(inner);
        }
        if (EQUALITY.contains(node.getToken().getValue())
                && node.getParameters().size() == 2) {
            checkPair(node.getParameters().getFirst(), node.getParameters().getLast());
            checkPair(node.getParameters().getLast(), node.getParameters().getFirst());
        }
    }

    private void checkPair(ASTNode variable, ASTNode literal) {
        Optional<Parameter> parameter = parameter(variable);
        if (parameter.isEmpty() || literal.getToken().getType() != TokenType.STRING_LITERAL) {
            return;
        }
        String text = literal.getToken().getValue();
        boolean isShown = parameter.get() instanceof Listed listed
                && listed.values().stream()
                        .anyMatch(value -> Constraint.plain(value).equals(text));
        if (!isShown) {
            problems.add(
                    path,
                    parameter.get().path() + " is never " + Words.quoted(text) + "; it takes "
                            + parameter.get().takes() + ".");
        }
    }

    private Optional<Parameter> parameter(ASTNode node) {
        return uses.stream()
                .filter(parameter ->
                        Constraint.variable(parameter).equals(node.getToken().getValue()))
                .filter(parameter -> node.getToken().getType() == TokenType.VARIABLE_OR_CONSTANT)
                .findFirst();
    }

    private static boolean isTruth(Optional<Parameter> parameter) {
        return parameter.isPresent()
                && parameter.get() instanceof Listed listed
                && listed.values().stream().allMatch(Json.Bool.class::isInstance);
    }
}
