package dev.espalier.http;

import dev.espalier.json.JsonText;
import dev.espalier.store.StudyStore.MeasurementRow;
import dev.espalier.store.StudyStore.StudyRow;
import dev.espalier.store.StudyStore.TrialRow;
import dev.espalier.study.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Some of what happened after a position, as server-sent events.
 *
 * @param upTo the last position it covers, wholly
 * @param standstill why the study stands still, as far as was told
 */
record EventBatch(String text, long upTo, Rest rest, Optional<String> standstill) {
    private static final int USUAL = 500;
    private static final int MOST = 1_000_000;

    /** Whether there was more to send. */
    enum Rest {
        NONE,
        MORE
    }

    private record Entry(long position, int order, String event, Json data) {}

    /** Blocks. @param told why the study stands still, as was told before */
    static EventBatch read(Answers answers, String study, long after, Optional<String> told) {
        // A position whose changes are more than a batch holds is read whole, by a larger batch.
        for (int limit = USUAL; ; limit *= 10) {
            EventBatch batch = read(answers, study, after, told, limit);
            if (batch.upTo > after || batch.rest == Rest.NONE || limit >= MOST) {
                return batch;
            }
        }
    }

    private static EventBatch read(Answers answers, String study, long after, Optional<String> told, int limit) {
        Optional<String> standstill = answers.standstill();
        StudyRow row = answers.row(study);
        List<MeasurementRow> measurements = answers.store().measurements(study, Optional.empty(), after, limit);
        List<TrialRow> trials = answers.store().trialsChangedAfter(study, after, limit);
        long end = row.state().position();
        if (measurements.size() == limit) {
            end = Math.min(end, measurements.getLast().position() - 1);
        }
        if (trials.size() == limit) {
            end = Math.min(end, trials.getLast().position() - 1);
        }
        List<Entry> entries = new ArrayList<>();
        for (MeasurementRow measurement : measurements) {
            entries.add(new Entry(measurement.position(), 0, "measurement", TrialDetail.measurement(measurement)));
            entries.add(new Entry(measurement.position(), 1, "decision", TrialDetail.decision(measurement)));
        }
        for (TrialRow trial : trials) {
            entries.add(new Entry(trial.position(), 2, "trial", answers.trial(row.state(), trial)));
        }
        if (row.state().position() > after || !standstill.equals(told)) {
            entries.add(new Entry(row.state().position(), 3, "study", answers.study(row)));
        }
        long last = end;
        entries.removeIf(entry -> entry.position() > last);
        entries.sort(Comparator.comparingLong(Entry::position).thenComparingInt(Entry::order));
        Rest rest = end < row.state().position() ? Rest.MORE : Rest.NONE;
        return new EventBatch(print(entries), Math.max(after, end), rest, rest == Rest.NONE ? standstill : told);
    }

    /** Only the last event of a position carries its id: a stream that breaks off inside one gets it whole again. */
    private static String print(List<Entry> entries) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < entries.size(); index++) {
            Entry entry = entries.get(index);
            boolean last = index + 1 == entries.size() || entries.get(index + 1).position() > entry.position();
            if (last) {
                text.append("id: ").append(entry.position()).append('\n');
            }
            text.append("event: ").append(entry.event()).append('\n');
            text.append("data: ").append(JsonText.print(entry.data())).append("\n\n");
        }
        return text.toString();
    }
}
