package dev.espalier.space;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.functions.FunctionParameterDefinition;
import com.ezylang.evalex.functions.basic.AbsFunction;
import com.ezylang.evalex.functions.basic.CeilingFunction;
import com.ezylang.evalex.functions.basic.FloorFunction;
import com.ezylang.evalex.functions.basic.IfFunction;
import com.ezylang.evalex.functions.basic.Log10Function;
import com.ezylang.evalex.functions.basic.LogFunction;
import com.ezylang.evalex.functions.basic.MaxFunction;
import com.ezylang.evalex.functions.basic.MinFunction;
import com.ezylang.evalex.functions.basic.NotFunction;
import com.ezylang.evalex.functions.basic.RoundFunction;
import com.ezylang.evalex.functions.basic.SumFunction;
import com.ezylang.evalex.operators.AbstractOperator;
import com.ezylang.evalex.operators.InfixOperator;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;

/**
 * What a constraint may say: pure functions alone, none of EvalEx's clock, random source or factorial, and a power that
 * cannot run for hours.
 */
final class ConstraintLanguage {
    /** In lower case; EvalEx takes either. */
    static final List<String> FUNCTIONS =
            List.of("abs", "ceiling", "floor", "if", "log", "log10", "max", "min", "not", "round", "sqrt", "sum");

    static final List<String> CONSTANTS = List.of("true", "false", "pi", "e");

    private ConstraintLanguage() {}

    /** A configuration of its own, since EvalEx's are mutable. */
    @SuppressWarnings("unchecked") // The array of generic entries goes no further.
    static ExpressionConfiguration configuration() {
        return ExpressionConfiguration.builder()
                .functionDictionary(MapBasedFunctionDictionary.ofFunctions(
                        Map.entry("ABS", new AbsFunction()),
                        Map.entry("CEILING", new Bounded(new CeilingFunction())),
                        Map.entry("FLOOR", new Bounded(new FloorFunction())),
                        Map.entry("IF", new IfFunction()),
                        Map.entry("LOG", new LogFunction()),
                        Map.entry("LOG10", new Log10Function()),
                        Map.entry("MAX", new MaxFunction()),
                        Map.entry("MIN", new MinFunction()),
                        Map.entry("NOT", new NotFunction()),
                        Map.entry("ROUND", new Bounded(new RoundFunction())),
                        Map.entry("SQRT", new Root()),
                        Map.entry("SUM", new SumFunction())))
                .mathContext(MathContext.DECIMAL128)
                .arraysAllowed(false)
                .structuresAllowed(false)
                .binaryAllowed(false)
                .implicitMultiplicationAllowed(false)
                .build()
                .withAdditionalOperators(Map.entry("^", new Power()));
    }

    /**
     * A function that writes out digits, of numbers whose digits are few; EvalEx's own rounds to 900,000,000 decimals if
     * asked to.
     */
    private record Bounded(FunctionIfc inner) implements FunctionIfc {
        private static final int MOST_DIGITS = 400;

        @Override
        public List<FunctionParameterDefinition> getFunctionParameterDefinitions() {
            return inner.getFunctionParameterDefinitions();
        }

        @Override
        public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... parameters)
                throws EvaluationException {
            BigDecimal number = parameters[0].getNumberValue();
            long decimals =
                    parameters.length == 1 ? 0 : parameters[1].getNumberValue().longValue();
            if (digits(number) > MOST_DIGITS || decimals > MOST_DIGITS || decimals < -MOST_DIGITS) {
                throw new EvaluationException(token, "The number has too many digits");
            }
            if (decimals >= number.scale()) {
                // It has no more decimals than it may keep; EvalEx would write zeros.
                return EvaluationValue.numberValue(number);
            }
            return inner.evaluate(expression, token, parameters);
        }

        /** Before the decimal point. */
        private static long digits(BigDecimal number) {
            return (long) number.precision() - number.scale();
        }

        @Override
        public void validatePreEvaluation(Token token, EvaluationValue... parameters) throws EvaluationException {
            inner.validatePreEvaluation(token, parameters);
        }

        @Override
        public boolean hasVarArgs() {
            return inner.hasVarArgs();
        }
    }

    /** In floating point; EvalEx's own takes microseconds for the digits that no parameter has. */
    @FunctionParameter(name = "value", nonNegative = true)
    private static final class Root extends AbstractFunction {
        @Override
        public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... parameters)
                throws EvaluationException {
            double root = Math.sqrt(parameters[0].getNumberValue().doubleValue());
            if (!Double.isFinite(root)) {
                throw new EvaluationException(token, "The number is too large for its root");
            }
            return EvaluationValue.numberValue(BigDecimal.valueOf(root));
        }
    }

    /** a ^ b in floating point; EvalEx's own computes 9^9^9^9 in exact decimals until the memory is full. */
    @InfixOperator(precedence = OperatorIfc.OPERATOR_PRECEDENCE_POWER, leftAssociative = false)
    private static final class Power extends AbstractOperator {
        @Override
        public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... operands)
                throws EvaluationException {
            double power = Math.pow(
                    operands[0].getNumberValue().doubleValue(),
                    operands[1].getNumberValue().doubleValue());
            if (!Double.isFinite(power)) {
                throw new EvaluationException(token, "The power is not a finite number");
            }
            return EvaluationValue.numberValue(BigDecimal.valueOf(power));
        }
    }
}
