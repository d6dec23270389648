package dev.espalier.cli;

import dev.espalier.cli.client.Answer;
import dev.espalier.cli.client.CommandFailed;
import dev.espalier.cli.client.EspalierClient;
import dev.espalier.simulation.PastTrials;
import dev.espalier.simulation.PastTrials.End;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What simulations start from.
 *
 * @param members of the study that simulated ones share: objectives, resource, trial, constraints; empty of what each search
 *     is to say itself
 * @param length the steps of a whole trial
 * @param course how the study itself went; empty for curves from files
 * @param steps that it took; 0 for curves from files
 * @param workers that worked at once
 */
record PastStudy(
        Json.Object members, int length, PastTrials trials, Optional<OwnCourse> course, long steps, int workers) {
    private static final List<String> SHARED = List.of("objectives", "resource", "trial", "constraints");
    private static final int MOST_WORKERS = 64;

    /** Reads a study's trials and what was measured of them. */
    static PastStudy onServer(EspalierClient server, String id) {
        String path = "/studies/" + EspalierClient.step(id);
        Answer spec = server.get(path).object("spec");
        Json.Object members = shared(spec.json());
        int length = Math.max(1, spec.object("resource").whole("max"));
        Space space = Space.of(members);
        PastTrials past = new PastTrials(space.space(), length);
        OwnCourse course = new OwnCourse(space.goal());
        Map<Integer, TreeMap<Integer, Double>> curves = curves(server.get(path + "/analysis/curves"));
        Map<String, Integer> workers = new HashMap<>();
        for (Answer trial : trials(server, path)) {
            TreeMap<Integer, Double> points = curves.getOrDefault(trial.whole("number"), new TreeMap<>());
            end(trial, points).ifPresent(end -> {
                past.add(
                        space.read(trial.object("configuration").json(), "trials." + trial.whole("number")),
                        points,
                        end);
                course.add(trial, points);
            });
            workers.merge(trial.text("worker"), 1, Integer::sum);
        }
        return new PastStudy(
                members,
                length,
                past,
                Optional.of(course),
                course.steps(),
                Math.clamp(workers.size(), 1, MOST_WORKERS));
    }

    private static List<Answer> trials(EspalierClient server, String path) {
        List<Answer> trials = new java.util.ArrayList<>();
        String cursor = "";
        do {
            Answer page = server.get(
                    path + "/trials?limit=1000" + (cursor.isEmpty() ? "" : "&cursor=" + EspalierClient.step(cursor)));
            trials.addAll(page.list("items"));
            cursor = page.text("next_cursor");
        } while (!cursor.isEmpty());
        return trials;
    }

    private static Map<Integer, TreeMap<Integer, Double>> curves(Answer chart) {
        Map<Integer, TreeMap<Integer, Double>> curves = new HashMap<>();
        for (Answer curve : chart.list("items")) {
            TreeMap<Integer, Double> points = new TreeMap<>();
            if (curve.json().get("points").orElse(new Json.Null()) instanceof Json.Array array) {
                array.items().stream()
                        .map(Json.Array.class::cast)
                        .forEach(point -> points.put(
                                (int) number(point.items().getFirst()),
                                number(point.items().getLast())));
            }
            curves.put(curve.whole("number"), points);
        }
        return curves;
    }

    private static double number(Json json) {
        return new Answer(Json.EMPTY.with("value", json)).number("value").orElse(Double.NaN);
    }

    /** How a trial ended; empty for one of which nothing is known. */
    private static Optional<End> end(Answer trial, TreeMap<Integer, Double> points) {
        return switch (trial.text("state")) {
            case "complete" -> points.isEmpty() ? Optional.empty() : Optional.of(End.COMPLETE);
            case "failed" -> Optional.of(End.FAILED);
            default -> points.isEmpty() ? Optional.empty() : Optional.of(End.STOPPED_EARLY);
        };
    }

    /** Reads curves from files. @param spec says the space, the objective and the resource */
    static PastStudy inFiles(Json.Object spec, List<Path> files) {
        Json.Object members = shared(spec);
        Space space = Space.of(members);
        SequencedMap<Configuration, TreeMap<Integer, Double>> curves = new LinkedHashMap<>();
        for (Path file : files) {
            if (!(StudyFile.read(file) instanceof Json.Array rows)) {
                throw new CommandFailed(file + " must hold a list of {\"configuration\", \"curve\"}");
            }
            int number = 0;
            for (Json row : rows.items()) {
                Answer answer = Answer.of(row);
                TreeMap<Integer, Double> points = new TreeMap<>();
                if (answer.json().get("curve").orElse(new Json.Null()) instanceof Json.Array values) {
                    values.items().forEach(value -> points.put(points.size() + 1, number(value)));
                }
                if (points.isEmpty()) {
                    throw new CommandFailed(file + ": row " + number + " has no \"curve\" of numbers");
                }
                curves.put(space.read(answer.object("configuration").json(), file + "." + number), points);
                number++;
            }
        }
        int longest = curves.values().stream().mapToInt(TreeMap::lastKey).max().orElse(1);
        int length = Math.max(1, Answer.of(members).object("resource").whole("max"));
        PastTrials past = new PastTrials(space.space(), Math.max(length, longest));
        curves.forEach((configuration, points) ->
                past.add(configuration, points, points.lastKey() < length ? End.STOPPED_EARLY : End.COMPLETE));
        return new PastStudy(members, length, past, Optional.empty(), 0, 1);
    }

    private static Json.Object shared(Json.Object spec) {
        Json.Object shared = Json.EMPTY;
        for (String name : SHARED) {
            Optional<Json> member = spec.get(name);
            if (member.isPresent()) {
                shared = shared.with(name, member.get());
            }
        }
        return shared;
    }

    /** The search space of the members, and which way its one objective is better. */
    private record Space(SearchSpace space, dev.espalier.study.Goal goal) {
        static Space of(Json.Object members) {
            Answer answer = new Answer(members);
            List<Answer> objectives = answer.list("objectives");
            if (objectives.size() != 1) {
                throw new CommandFailed("simulate works with one objective, not " + objectives.size());
            }
            Problems problems = new Problems();
            SearchSpace space = SearchSpace.parse(answer.object("trial").json(), answer.texts("constraints"), problems);
            problems.throwIfAny();
            boolean up = objectives.getFirst().text("goal").equals("maximize");
            return new Space(space, up ? dev.espalier.study.Goal.MAXIMIZE : dev.espalier.study.Goal.MINIMIZE);
        }

        Configuration read(Json.Object values, String path) {
            Problems problems = new Problems();
            Optional<Configuration> configuration = space.read(values, path, problems);
            problems.throwIfAny();
            return configuration.orElseThrow();
        }
    }
}
