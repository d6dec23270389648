package dev.espalier.space;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.parser.ParseException;
import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A parsed boolean expression over parameters.
 *
 * @param text as it was written
 * @param expression with {@link #variable} in place of each parameter's path; copied for every evaluation, because an
 *     expression holds its values
 * @param uses the parameters it speaks of
 * @param steps how many operators, functions, numbers and names it computes
 */
record Constraint(String text, Expression expression, List<Parameter> uses, int steps) {

    /** The name that stands for a parameter in an expression. */
    static String variable(Parameter parameter) {
        return "p_" + parameter.index();
    }

    /** Whether it is true, or speaks of a parameter that does not exist; one that cannot be computed does not hold. */
    boolean holds(Configuration configuration) {
        Map<String, Object> values = new HashMap<>();
        for (Parameter parameter : uses) {
            if (Double.isNaN(configuration.code(parameter.index()))) {
                return true;
            }
            values.put(variable(parameter), plain(configuration.values().get(parameter.path())));
        }
        try {
            return Boolean.TRUE.equals(
                    expression.copy().withValues(values).evaluate().getValue());
        } catch (EvaluationException | ParseException | ArithmeticException | UnsupportedOperationException _) {
            // What EvalEx throws when these values cannot be computed: a division by zero, a text where a number
            // belongs.
            return false;
        }
    }

    /** A value to compute with; a list or an object, which only an ordinal can show, stands as its description. */
    static Object plain(Json value) {
        return switch (value) {
            // Put into range, since decimals with a billion digits would be computed exactly.
            case Json.Number number ->
                BigDecimal.valueOf(Math.clamp(number.doubleValue(), -Double.MAX_VALUE, Double.MAX_VALUE));
            case Json.Bool bool -> bool.value();
            case Json.Text text -> text.value();
            case Json.Null _ -> "null";
            case Json.Object _, Json.Array _ -> Words.value(value);
        };
    }
}
