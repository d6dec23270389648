package dev.espalier.cli;

import dev.espalier.cli.client.CommandFailed;
import dev.espalier.cli.view.Figures;
import dev.espalier.cli.view.TextTable;
import dev.espalier.coordinator.Submission;
import dev.espalier.coordinator.Submissions;
import dev.espalier.json.JsonText;
import dev.espalier.simulation.Allowance;
import dev.espalier.simulation.PastTrials;
import dev.espalier.simulation.Quartiles;
import dev.espalier.simulation.Simulated;
import dev.espalier.simulation.Simulator;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import dev.espalier.study.StudySpec;
import dev.espalier.trainer.config.TrainerVocabulary;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Simulates searches with several seeds each, and prints the best value by steps spent, and how far it can be trusted. */
final class SimulationReport {
    private static final int COLUMNS = 5;
    private static final List<String> OWN = List.of("sampler", "scheduler", "budget", "stop_when", "enqueue");

    private final PastStudy past;
    private final Allowance allowance;
    private final int seeds;

    SimulationReport(PastStudy past, Allowance allowance, int seeds) {
        this.past = past;
        this.allowance = allowance;
        this.seeds = seeds;
    }

    void print(List<Json.Object> searches, PrintWriter out) {
        PastTrials trials = past.trials();
        out.printf(
                Locale.ROOT,
                "%d past trials%s%s; %d steps by %d workers, %d seeds; best value seen, median and quartiles%n%n",
                trials.table().size(),
                trials.stoppedEarly() == 0
                        ? ""
                        : ", " + trials.stoppedEarly() + " of them stopped early: their last value is held beyond it",
                trials.failed() == 0 ? "" : ", " + trials.failed() + " failed",
                allowance.steps(),
                allowance.workers(),
                seeds);
        List<Long> marks = LongStream.rangeClosed(1, COLUMNS)
                .mapToObj(part -> Math.max(1, allowance.steps() * part / COLUMNS))
                .distinct()
                .toList();
        TextTable table = new TextTable().words("search");
        marks.forEach(mark -> table.figures("by step " + mark));
        past.course().ifPresent(course -> table.row(cells("the study itself", marks, course::bestBy)));
        List<String> remarks = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (Json.Object search : searches) {
                List<Simulated> runs = runs(search, threads);
                String label = label(runs.getFirst().state().spec());
                table.row(cells(label, marks, runs));
                remarks.add(
                        label + ": " + remark(trials.likeness(runs.getFirst().state())));
            }
        }
        table.lines().forEach(out::println);
        out.println();
        remarks.forEach(out::println);
    }

    private interface BestBy {
        OptionalDouble of(long steps);
    }

    private static String[] cells(String label, List<Long> marks, BestBy best) {
        List<String> cells = new ArrayList<>(List.of(label));
        marks.forEach(mark -> cells.add(Figures.value(best.of(mark))));
        return cells.toArray(String[]::new);
    }

    private static String[] cells(String label, List<Long> marks, List<Simulated> runs) {
        List<String> cells = new ArrayList<>(List.of(label));
        for (long mark : marks) {
            double[] values = runs.stream()
                    .map(run -> run.bestBy(mark))
                    .filter(OptionalDouble::isPresent)
                    .mapToDouble(OptionalDouble::getAsDouble)
                    .toArray();
            cells.add(values.length < runs.size() ? "-" : spread(Quartiles.of(values)));
        }
        return cells.toArray(String[]::new);
    }

    private static String spread(Quartiles spread) {
        return Figures.value(spread.median()) + " [" + Figures.value(spread.lower()) + ", "
                + Figures.value(spread.upper()) + "]";
    }

    private static String remark(PastTrials.Likeness likeness) {
        String unlike =
                likeness.unlike() > 0.5 ? ". Most are unlike anything that was measured: these figures say little" : "";
        return String.format(
                Locale.ROOT,
                "its trials were %s from their nearest past trial (median; past trials are %s from each other); "
                        + "%.0f %% farther than nine in ten past trials; %d past trials stood for them%s",
                Figures.value(likeness.distance().median()),
                Figures.value(likeness.spacing().median()),
                100 * likeness.unlike(),
                likeness.used(),
                unlike);
    }

    private static String label(StudySpec spec) {
        return label(spec.sampler()) + " + " + label(spec.scheduler());
    }

    private static String label(dev.espalier.study.Algorithm algorithm) {
        return algorithm.settings().members().isEmpty()
                ? algorithm.type()
                : algorithm.type() + " " + JsonText.print(algorithm.settings());
    }

    private List<Simulated> runs(Json.Object search, ExecutorService threads) {
        List<Submission> submissions = new ArrayList<>();
        for (long seed = 0; seed < seeds; seed++) {
            submissions.add(submission(search, seed));
        }
        List<Future<Simulated>> futures = submissions.stream()
                .map(submission -> threads.submit(
                        () -> new Simulator(submission, past.trials().table(), allowance).run()))
                .toList();
        return futures.stream().map(SimulationReport::await).toList();
    }

    private Submission submission(Json.Object search, long seed) {
        Json.Object spec = past.members()
                .with("name", Json.text("simulated"))
                .with("executor", Json.text("external"))
                .with("seed", Json.number(seed));
        for (String name : OWN) {
            Optional<Json> member = search.get(name);
            spec = member.isPresent() ? spec.with(name, member.get()) : spec;
        }
        Problems problems = new Problems();
        Optional<Submission> submission = new Submissions(
                        new TrainerVocabulary(_ -> Optional.empty()), _ -> Optional.empty())
                .read(spec, problems);
        problems.throwIfAny();
        return submission.orElseThrow();
    }

    private static Simulated await(Future<Simulated> run) {
        try {
            return run.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a simulation failed: " + failed.getCause(), failed.getCause());
        }
    }
}
