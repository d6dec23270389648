package dev.espalier.space;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import dev.espalier.study.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one constraint and says what is wrong with it, and where. */
final class ConstraintParser {
    private final String text;
    private final Map<String, Parameter> byPath;
    private final String path;
    private final Problems problems;

    ConstraintParser(String text, Map<String, Parameter> byPath, String path, Problems problems) {
        this.text = text;
        this.byPath = byPath;
        this.path = path;
        this.problems = problems;
    }

    /** The constraint; empty when something was wrong. */
    Optional<Constraint> parse() {
        Problems own = problems.ofPart();
        ConstraintScanner scanner = new ConstraintScanner(text, byPath, path, own);
        String rewritten = scanner.rewrite();
        Optional<Constraint> constraint = Optional.empty();
        if (own.isEmpty()) {
            constraint = parse(rewritten, scanner, own);
        }
        problems.addAll(own);
        return own.isEmpty() ? constraint : Optional.empty();
    }

    private static int steps(ASTNode node) {
        int steps = 1;
        for (ASTNode inner : node.getParameters()) {
            steps += steps(inner);
        }
        return steps;
    }

    private Optional<Constraint> parse(String rewritten, ConstraintScanner scanner, Problems own) {
        List<Parameter> uses = scanner.uses();
        try {
            Expression expression = new Expression(rewritten, ConstraintLanguage.configuration());
            ASTNode root = expression.getAbstractSyntaxTree();
            new ConstraintCheck(uses, path, own).check(root);
            return own.isEmpty() ? Optional.of(new Constraint(text, expression, uses, steps(root))) : Optional.empty();
        } catch (ParseException wrong) {
            // What is missing somewhere, such as a bracket, is reported of the whole.
            boolean isOfWhole = wrong.getEndPosition() - wrong.getStartPosition() >= rewritten.length() - 1;
            String where = isOfWhole ? "" : " at character " + scanner.column(wrong.getStartPosition());
            own.add(path, Words.quoted(text) + " cannot be read" + where + ": " + wrong.getMessage() + ".");
            return Optional.empty();
        }
    }
}
