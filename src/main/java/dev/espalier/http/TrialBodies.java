package dev.espalier.http;

import dev.espalier.coordinator.Members;
import dev.espalier.json.Numbers;
import dev.espalier.study.Json;
import dev.espalier.study.Measurement;
import dev.espalier.study.Outcome;
import dev.espalier.study.Problems;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** The bodies that clients who ask and tell send; everything wrong with one is told at once. */
final class TrialBodies {
    private static final int LONGEST = 2_000;
    private static final int LONGEST_METRIC = 200;

    private TrialBodies() {}

    record Ask(int count, Optional<String> client) {}

    record Report(String lease, Measurement measurement) {}

    record Tell(String lease, Outcome outcome) {}

    static Json.Object configuration(Json.Object body) {
        Problems problems = new Problems();
        Members members = new Members(body, "", problems);
        Optional<Json.Object> values = members.required("configuration", members.object("configuration"));
        members.close();
        problems.throwIfAny();
        return values.orElseThrow();
    }

    static Ask ask(Json.Object body) {
        Problems problems = new Problems();
        Members members = new Members(body, "", problems);
        int count = members.whole("count", 1, 1_000).orElse(1L).intValue();
        Optional<String> client = members.text("client", LONGEST);
        members.close();
        problems.throwIfAny();
        return new Ask(count, client);
    }

    static Report report(Json.Object body) {
        Problems problems = new Problems();
        Members members = new Members(body, "", problems);
        Optional<String> lease = members.required("lease", members.text("lease", LONGEST));
        Optional<Long> step = members.required("step", members.whole("step", 1, Integer.MAX_VALUE));
        SequencedMap<String, Double> metrics = metrics(members, problems);
        members.required("metrics", Optional.of(metrics));
        members.close();
        problems.throwIfAny();
        return new Report(
                lease.orElseThrow(), new Measurement(step.orElseThrow().intValue(), metrics));
    }

    static Tell tell(Json.Object body) {
        Problems problems = new Problems();
        Members members = new Members(body, "", problems);
        Optional<String> lease = members.required("lease", members.text("lease", LONGEST));
        Optional<String> failure = members.text("failure", LONGEST);
        SequencedMap<String, Double> metrics = metrics(members, problems);
        boolean succeeded = members.any("metrics").isPresent();
        members.close();
        if (succeeded == members.any("failure").isPresent()) {
            problems.add("", "tell either metrics or a failure");
        }
        problems.throwIfAny();
        Outcome outcome = failure.<Outcome>map(Outcome.Failed::new).orElseGet(() -> new Outcome.Completed(metrics));
        return new Tell(lease.orElseThrow(), outcome);
    }

    static String lease(Json.Object body) {
        Problems problems = new Problems();
        Members members = new Members(body, "", problems);
        Optional<String> lease = members.required("lease", members.text("lease", LONGEST));
        members.close();
        problems.throwIfAny();
        return lease.orElseThrow();
    }

    private static SequencedMap<String, Double> metrics(Members members, Problems problems) {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        members.object("metrics")
                .ifPresent(object -> object.members().forEach((name, value) -> {
                    Optional<Double> number = Numbers.of(value);
                    if (name.isBlank() || name.length() > LONGEST_METRIC) {
                        problems.add("metrics." + name, "must have a name of 1 to " + LONGEST_METRIC + " characters");
                    } else if (number.isPresent()) {
                        metrics.put(name, number.get());
                    } else {
                        problems.add("metrics." + name, "must be a number, or one of \"nan\", \"inf\", \"-inf\"");
                    }
                }));
        if (metrics.size() > Measurement.MOST_METRICS) {
            problems.add("metrics", "must be at most " + Measurement.MOST_METRICS);
        }
        return metrics;
    }
}
