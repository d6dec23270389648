package dev.espalier.trainer.config;

import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import dev.espalier.trainer.augmentation.Augmentation;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whether what held layers compute can be kept: it must be the same in every epoch. */
final class FreezeCheck {
    private static final String CACHED = "cached";
    private static final String SAME =
            "can differ from epoch to epoch, but trial.freeze.features is \"cached\"; leave it out, or compute the features.";

    private FreezeCheck() {}

    /** Notes every choice of an open configuration that does not go with kept features, and an end of what never begins. */
    static void check(SearchValue trial, CombinationCheck combinations, Problems problems) {
        for (SearchValue freeze : trial.member("freeze")) {
            checkEnd(freeze, problems);
            List<SearchValue> cached = freeze.member("features").stream()
                    .filter(features -> features.value().equals(Json.text(CACHED)))
                    .toList();
            Predicate<SearchValue> isBeside = value -> cached.stream()
                    .anyMatch(features -> combinations.canBe(
                            features.choices().and(value.highest().choices())));
            checkLayers(freeze, isBeside, problems);
            for (SearchValue augmentation : trial.member("augmentation")) {
                differing(augmentation, _ -> true, AugmentationCheck::isOff, isBeside, problems);
            }
            for (SearchValue model : trial.member("model")) {
                differing(model, FreezeCheck::isRandom, (_, value) -> isOff(value), isBeside, problems);
            }
        }
    }

    private static void checkEnd(SearchValue freeze, Problems problems) {
        boolean none = freeze.member("layers").stream().allMatch(layers -> isOff(layers.value()));
        if (none) {
            freeze.member("until_epoch").stream()
                    .filter(last -> !isOff(last.value()))
                    .findFirst()
                    .ifPresent(last -> problems.add(
                            last.path(),
                            "has no effect, as no layers are held; give \"layers\" too, such as \"all_but_head\"."));
        }
    }

    /** Whether all but the output layer are held in every epoch, whatever is chosen. */
    static boolean holdsAllButHead(SearchValue freeze) {
        List<SearchValue> layers = freeze.member("layers");
        return !layers.isEmpty()
                && layers.stream().allMatch(FreezeCheck::isAll)
                && freeze.member("until_epoch").stream()
                        .allMatch(last -> last.value().equals(Json.number(0)));
    }

    private static boolean isAll(SearchValue layers) {
        return layers.value().equals(Json.text(FreezeVocabulary.ALL));
    }

    private static void checkLayers(SearchValue freeze, Predicate<SearchValue> isBeside, Problems problems) {
        List<SearchValue> layers = freeze.member("layers");
        Stream<SearchValue> fewer =
                layers.isEmpty() ? Stream.of(freeze) : layers.stream().filter(held -> !isAll(held));
        Stream<SearchValue> shorter = freeze.member("until_epoch").stream().filter(last -> !isOff(last.value()));
        if (Stream.concat(fewer, shorter).anyMatch(isBeside)) {
            problems.add(
                    freeze.path() + ".features",
                    "is \"cached\", which needs \"layers\": \"all_but_head\" in every epoch, without until_epoch.");
        }
    }

    /**
     * @param random whether a member makes what is computed differ
     * @param off whether a member's value makes it not
     * @param isBeside whether a value can be taken while features are kept
     */
    private static void differing(
            SearchValue part,
            Predicate<String> random,
            BiPredicate<String, Json> off,
            Predicate<SearchValue> isBeside,
            Problems problems) {
        if (part.value() instanceof Json.Object object) {
            object.members().keySet().stream()
                    .filter(random)
                    .forEach(name -> part.member(name).stream()
                            .filter(value -> !off.test(name, value.value()))
                            .filter(isBeside)
                            .forEach(value -> problems.add(value.path(), SAME)));
        }
    }

    /** @throws InvalidInput if a concrete configuration keeps features that differ from epoch to epoch */
    static void check(Freeze freeze, Augmentation augmentation, Json.Object model) {
        if (freeze.features() == Freeze.Features.COMPUTED) {
            return;
        }
        if (freeze.layers().isPresent() || freeze.untilEpoch() > 0) {
            throw new InvalidInput(
                    "trial.freeze.features", "is \"cached\", which needs all but the output layer held in every epoch");
        }
        if (!augmentation.equals(Augmentation.NONE)) {
            throw new InvalidInput("trial.augmentation", SAME);
        }
        model.members().forEach((name, value) -> {
            if (isRandom(name) && !isOff(value)) {
                throw new InvalidInput("trial.model." + name, SAME);
            }
        });
    }

    private static boolean isRandom(String member) {
        return member.endsWith("dropout") || member.equals("stochastic_depth");
    }

    private static boolean isOff(Json value) {
        return switch (value) {
            case Json.Number number -> number.doubleValue() == 0;
            case Json.Text(String word) -> word.equals("none");
            case Json.Bool _, Json.Null _, Json.Array _, Json.Object _ -> false;
        };
    }
}
