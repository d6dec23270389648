package dev.espalier.trainer;

import dev.espalier.trainer.engine.EngineChoice;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the quick tests show of a net of each type is true of nets of every choice. */
class EveryNetIT {
    private static final List<EngineChoice> ENGINES = List.of(EngineChoice.MXNET, EngineChoice.PYTORCH);

    static Stream<Nets.Case> nets() {
        return Nets.all();
    }

    static Stream<Arguments> netsOnBothEngines() {
        return ENGINES.stream().flatMap(engine -> Nets.all().map(net -> Arguments.of(engine, net)));
    }

    static Stream<Arguments> sequenceNetsOnBothEngines() {
        return ENGINES.stream().flatMap(engine -> SequenceNets.all().map(net -> Arguments.of(engine, net)));
    }

    @ParameterizedTest
    @MethodSource("nets")
    void bothEnginesComputeTheSame(Nets.Case tried) {
        EnginesAgreeTest.computeTheSame(tried);
    }

    @ParameterizedTest
    @MethodSource("nets")
    void tenStepsLoseTheSameOnBothEngines(Nets.Case tried) {
        EnginesAgreeTest.loseTheSame(tried);
    }

    @ParameterizedTest
    @MethodSource("netsOnBothEngines")
    void aGradientAgreesWithFiniteDifferences(EngineChoice engine, Nets.Case tried) {
        NetGradientTest.agreesWithFiniteDifferences(engine, tried);
    }

    @ParameterizedTest
    @MethodSource("sequenceNetsOnBothEngines")
    void paddingChangesNoOutput(EngineChoice engine, Nets.Case tried) {
        PaddingTest.changesNoOutput(engine, tried);
    }

    @ParameterizedTest
    @MethodSource("sequenceNetsOnBothEngines")
    void paddingChangesNoGradient(EngineChoice engine, Nets.Case tried) {
        PaddingTest.changesNoGradient(engine, tried);
    }
}
