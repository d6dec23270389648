package dev.espalier.trainer.config;

import dev.espalier.study.DatasetDescription;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whether an open {@code augmentation} fits the data, whatever is chosen. */
final class AugmentationCheck {
    /** The kinds of data that can be augmented, and by what. */
    private enum Fit {
        IMAGE(
                "flip",
                "crop_padding",
                "rotation",
                "scale",
                "brightness",
                "contrast",
                "saturation",
                "cutout",
                "mixup",
                "cutmix"),
        SERIES("jitter", "scaling", "window"),
        TEXT("word_dropout");

        private final List<String> members;

        Fit(String... members) {
            this.members = List.of(members);
        }

        String kind() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Optional<Fit> of(String kind) {
            return Arrays.stream(values())
                    .filter(fit -> fit.kind().equals(kind))
                    .findFirst();
        }
    }

    private static final int COLOURS = 3;

    private final Problems problems;

    AugmentationCheck(Problems problems) {
        this.problems = problems;
    }

    void check(SearchValue trial, DatasetDescription dataset) {
        List<SearchValue> sizes = trial.member("batch_size");
        boolean alone = !sizes.isEmpty()
                && sizes.stream().allMatch(size -> size.greatest().orElse(2) <= 1);
        for (SearchValue augmentation : trial.member("augmentation")) {
            if (alone) {
                checkMixing(augmentation);
            }
            for (Fit fit : Fit.values()) {
                for (String member : fit.members) {
                    augmentation.member(member).stream()
                            .filter(value -> !isOff(member, value.value()))
                            .forEach(value -> check(member, fit, value, dataset));
                }
            }
        }
    }

    private void checkMixing(SearchValue augmentation) {
        for (String member : List.of("mixup", "cutmix")) {
            augmentation.member(member).stream()
                    .filter(value -> !isOff(member, value.value()))
                    .forEach(
                            value -> problems.add(
                                    value.path(),
                                    "mixes the images of a batch, but each has only one; take a batch_size of at least 2, or leave it out."));
        }
    }

    private void check(String member, Fit fit, SearchValue value, DatasetDescription dataset) {
        if (!fit.kind().equals(dataset.kind())) {
            problems.add(
                    value.path(),
                    "is for %s data, but the data set's is %s; %s."
                            .formatted(
                                    fit.kind(),
                                    dataset.kind(),
                                    Fit.of(dataset.kind())
                                            .map(fitting -> "take " + String.join(", ", fitting.members))
                                            .orElse("leave it out")));
        } else if (fit == Fit.IMAGE) {
            checkImages(member, value, dataset.shape());
        } else if (member.equals("window")) {
            checkWindow(value, dataset.shape().getLast());
        }
    }

    /** @param length of the longest series; of shorter ones a window leaves no more out */
    private void checkWindow(SearchValue window, int length) {
        if (Math.round(window.least().orElse(0) * length) >= length) {
            problems.add(
                    window.path(),
                    "leaves out less than half a step of the longest series, which has %d, so nothing; take less, or leave it out."
                            .formatted(length));
        }
    }

    /** @param shape channels, height, width */
    private void checkImages(String member, SearchValue value, List<Integer> shape) {
        if (member.equals("saturation") && shape.getFirst() != COLOURS) {
            problems.add(
                    value.path(),
                    "is for images in colour, but the data set's have %s; take brightness or contrast."
                            .formatted(shape.getFirst() == 1 ? "1 channel" : shape.getFirst() + " channels"));
        }
        int side = Math.min(shape.get(1), shape.get(2));
        if (member.equals("cutout") && Math.round(greatest(value.value()) * side) == 0) {
            problems.add(
                    value.path(),
                    "is less than half a pixel of an image of %d pixels a side, so nothing; take more, or leave it out."
                            .formatted(side));
        }
        if (member.equals("crop_padding") && greatest(value.value()) >= side) {
            problems.add(
                    value.path(),
                    "can move an image of %d pixels a side out of sight; take at most %d.".formatted(side, side - 1));
        }
        if (List.of("rotation", "scale").contains(member) && side < 2) {
            problems.add(value.path(), "needs images of 2 pixels a side at least; leave it out.");
        }
    }

    /** Whether {@code value} has {@code member} change nothing. */
    static boolean isOff(String member, Json value) {
        return switch (value) {
            case Json.Text(String word) -> word.equals("none");
            case Json.Number number -> number.doubleValue() == (member.equals("window") ? 1 : 0);
            // What is of no fitting type at all is told elsewhere.
            case Json.Object object -> object.members().isEmpty();
            case Json.Bool _, Json.Null _, Json.Array _ -> true;
        };
    }

    private static double greatest(Json value) {
        return switch (value) {
            case Json.Number number -> number.doubleValue();
            case Json.Object object ->
                object.members().values().stream()
                        .filter(body -> body instanceof Json.Object)
                        .map(body -> ((Json.Object) body).get("high").orElse(new Json.Null()))
                        .mapToDouble(AugmentationCheck::greatest)
                        .max()
                        .orElse(0);
            case Json.Text _, Json.Bool _, Json.Null _, Json.Array _ -> 0;
        };
    }
}
