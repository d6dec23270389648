package dev.espalier.coordinator;

import dev.espalier.sampler.Samplers;
import dev.espalier.sampler.core.RandomSource;
import dev.espalier.sampler.core.Sampler;
import dev.espalier.sampler.core.SearchTerms;
import dev.espalier.scheduler.Scheduler;
import dev.espalier.scheduler.Schedulers;
import dev.espalier.scheduler.StopRule;
import dev.espalier.scheduler.StopRules;
import dev.espalier.space.DocumentSize;
import dev.espalier.space.Parameter;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.Shapes;
import dev.espalier.space.TrialVocabulary;
import dev.espalier.study.Cancellation;
import dev.espalier.study.Configuration;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Executor;
import dev.espalier.study.InputLimits;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import dev.espalier.study.StudySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Makes a study out of what was posted, or says everything that is wrong with it. Safe for use by several threads. */
public final class Submissions {
    private final TrialVocabulary vocabulary;
    private final Function<String, Optional<DatasetSpec>> datasets;

    /**
     * @param vocabulary what the built-in trainer takes
     * @param datasets a registered data set by its name; may block
     */
    public Submissions(TrialVocabulary vocabulary, Function<String, Optional<DatasetSpec>> datasets) {
        this.vocabulary = vocabulary;
        this.datasets = datasets;
    }

    /** The submission; to be used only where no problem was noted. */
    public Optional<Submission> read(Json json, Problems problems) {
        if (!(json instanceof Json.Object object)) {
            problems.add("", "a study must be a JSON object");
            return Optional.empty();
        }
        DocumentSize.check(object, problems);
        return problems.isEmpty()
                ? Optional.of(complete(new SpecReader(problems).read(object), problems))
                : Optional.empty();
    }

    /** What runs a study that was found valid when it was posted. */
    public Submission restore(StudySpec spec) {
        Problems problems = new Problems();
        Submission submission = build(spec, problems);
        problems.throwIfAny();
        return submission;
    }

    /** @throws InvalidInput naming everything wrong, paths beginning with {@code path} */
    Configuration configuration(SearchSpace space, Json.Object values, String path) {
        Problems problems = new Problems();
        Optional<Configuration> configuration = allowed(space, values, path, problems);
        problems.throwIfAny();
        return configuration.orElseThrow();
    }

    private Submission complete(StudySpec spec, Problems problems) {
        if (spec.executor() == Executor.BUILTIN) {
            Problems shape = problems.ofPart();
            Shapes.check(vocabulary.shape(), spec.trial(), "trial", shape);
            Problems meaning = problems.ofPart();
            vocabulary.check(spec, meaning);
            problems.addAll(shape);
            problems.addAll(meaning, problem -> shape.list().stream().noneMatch(other -> sameBranch(other, problem)));
        }
        boolean settles = spec.executor() == Executor.BUILTIN && problems.isEmpty();
        return build(settles ? spec.trying(vocabulary.settled(spec.trial())) : spec, problems);
    }

    /** Whether one lies in the other, so that setting one right may set the other right too. */
    private static boolean sameBranch(Problem one, Problem other) {
        return (one.path() + ".").startsWith(other.path() + ".") || (other.path() + ".").startsWith(one.path() + ".");
    }

    private Submission build(StudySpec spec, Problems problems) {
        Problems inSpace = problems.ofPart();
        SearchSpace space = SearchSpace.parse(spec.trial(), spec.constraints(), inSpace);
        List<Problem> told = problems.list();
        problems.addAll(inSpace, problem -> !told.contains(problem));
        boolean whole = inSpace.isEmpty();
        space.parameters().stream()
                .map(Parameter::path)
                .filter(path -> path.length() > InputLimits.NAME_LENGTH)
                .findFirst()
                .ifPresent(path -> problems.add(
                        "trial",
                        "names a parameter by a path longer than " + InputLimits.NAME_LENGTH
                                + " characters, which begins " + path.substring(0, 50)));
        if (whole
                && !spec.constraints().isEmpty()
                && space.sample(RandomSource.forTrial(spec.seed(), 0)).isEmpty()) {
            problems.add(
                    "constraints",
                    String.format(
                            Locale.ROOT, "no configuration that satisfies them was found in %,d draws", space.draws()));
        }
        Scheduler scheduler = Schedulers.create(spec.scheduler(), spec.resource(), spec.objectives(), problems);
        List<StopRule> stopRules = StopRules.create(spec.stopWhen(), space, spec.objectives(), problems);
        // A sampler and configurations can be judged only against a space that is whole.
        Sampler sampler = Samplers.create(
                spec.sampler(),
                whole ? space : SearchSpace.parse(Json.EMPTY, List.of(), new Problems()),
                SearchTerms.of(spec),
                problems);
        List<Configuration> enqueued = whole ? enqueued(spec, space, problems) : List.of();
        return new Submission(spec, space, sampler, scheduler, stopRules, enqueued, dataset(spec));
    }

    private static List<Configuration> enqueued(StudySpec spec, SearchSpace space, Problems problems) {
        List<Configuration> enqueued = new ArrayList<>();
        for (int index = 0; index < spec.enqueue().size(); index++) {
            Cancellation.check();
            allowed(space, spec.enqueue().get(index), "enqueue." + index, problems)
                    .ifPresent(enqueued::add);
        }
        return enqueued;
    }

    private static Optional<Configuration> allowed(
            SearchSpace space, Json.Object values, String path, Problems problems) {
        Optional<Configuration> configuration = space.read(values, path, problems);
        List<String> violated = configuration.map(space::violated).orElse(List.of());
        violated.forEach(constraint -> problems.add(path, "does not satisfy the constraint " + constraint));
        return violated.isEmpty() ? configuration : Optional.empty();
    }

    private Optional<DatasetSpec> dataset(StudySpec spec) {
        if (spec.executor() == Executor.EXTERNAL) {
            return Optional.empty();
        }
        return spec.trial()
                .get("dataset")
                .flatMap(name -> name instanceof Json.Text text ? datasets.apply(text.value()) : Optional.empty());
    }
}
