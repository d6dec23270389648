package dev.espalier.trainer;

import dev.espalier.trainer.model.layer.InputShape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Small nets of series and texts: of each type so many that any two choices are together in one. */
final class SequenceNets {
    private static final List<String> CELLS = List.of("'cell':'lstm'", "'cell':'gru'", "'cell':'vanilla'");
    private static final List<String> DIRECTIONS = List.of("'direction':'forward'", "'direction':'both'");
    private static final List<String> POOLINGS =
            List.of("'pooling':'last'", "'pooling':'mean'", "'pooling':'max'", "'pooling':'attention'");
    private static final List<String> NORMS = List.of("'norm':'none'", "'norm':'batch'", "'norm':'layer'");
    private static final List<String> DROPOUTS = List.of("'dropout':0.3", "'recurrent_dropout':0.3");

    private static final List<Nets.Case> ALL = Stream.of(recurrent(), temporal(), hybrids(), encoders())
            .flatMap(cases -> cases)
            .toList();

    private SequenceNets() {}

    static Stream<Nets.Case> all() {
        return ALL.stream();
    }

    private static Stream<Nets.Case> recurrent() {
        return covering(
                "'type':'rnn','units':4",
                "'layers':2",
                "'embedding':5",
                List.of(CELLS, DIRECTIONS, POOLINGS, List.of("'norm':'none'", "'norm':'layer'"), DROPOUTS));
    }

    private static Stream<Nets.Case> temporal() {
        return covering(
                "'type':'tcn','levels':2,'activation':'tanh'",
                "'width':16,'dropout':0.3",
                "'embedding':5,'width':5,'kernel':2",
                List.of(NORMS, POOLINGS));
    }

    private static Stream<Nets.Case> hybrids() {
        return covering(
                "'type':'cnn-rnn','units':3,'width':16,'activation':'tanh'",
                "'kernel':3",
                "'embedding':5,'kernel':5",
                List.of(
                        CELLS,
                        DIRECTIONS,
                        POOLINGS,
                        NORMS,
                        List.of("'padding':'same'", "'padding':'causal'"),
                        List.of("'depth':1", "'depth':2,'stride':2"),
                        DROPOUTS));
    }

    private static Stream<Nets.Case> encoders() {
        return covering(
                "'type':'transformer-encoder','width':6,'heads':2,'feed_forward':8,'activation':'tanh'",
                "'layers':1",
                "'layers':2,'dropout':0.3",
                List.of(POOLINGS, List.of("'positions':'sinusoidal'", "'positions':'learned'")));
    }

    /**
     * @param series members of a net of series
     * @param text of a net of texts
     */
    private static Stream<Nets.Case> covering(String type, String series, String text, List<List<String>> choices) {
        List<List<String>> kinds = new ArrayList<>(choices);
        kinds.add(List.of(series, text));
        return Covering.rows(kinds).stream().map(row -> {
            InputShape input = row.getLast().equals(series)
                    ? new InputShape.Series(3, Nets.STEPS)
                    : new InputShape.Text(Nets.STEPS, 11);
            return new Nets.Case("{" + type + "," + String.join(",", row) + "}", input);
        });
    }
}
