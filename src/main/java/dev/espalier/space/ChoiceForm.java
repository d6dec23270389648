package dev.espalier.space;

import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a {@code $choice}'s options and finds their labels. */
final class ChoiceForm {

    /**
     * One branch.
     *
     * @param key where it stands in the form: its key, or its index in a list
     * @param shown what a configuration shows when it is taken
     * @param isIndex whether that is no more than its index in the list
     */
    record Option(String key, String label, Json value, Json shown, boolean isIndex) {

        /** What a table shows: where nothing but its index names the option, all of it, unless choices are open in it. */
        Json inFull() {
            return isIndex && !isOpen(value) ? value : shown;
        }

        private static boolean isOpen(Json json) {
            return switch (json) {
                case Json.Object object ->
                    object.members().entrySet().stream()
                            .anyMatch(member -> member.getKey().startsWith("$") || isOpen(member.getValue()));
                case Json.Array array -> array.items().stream().anyMatch(Option::isOpen);
                case Json.Text _, Json.Number _, Json.Bool _, Json.Null _ -> false;
            };
        }
    }

    private ChoiceForm() {}

    /** The branches in order; empty when there is none to read. */
    static List<Option> options(Json body, Place place, Problems problems) {
        String path = place.problemPath() + "." + Forms.CHOICE;
        List<Option> options = switch (body) {
            case Json.Array array -> listed(array);
            case Json.Object object -> labelled(object);
            case Json.Text _, Json.Number _, Json.Bool _, Json.Null _ -> {
                problems.add(
                        path,
                        "must be a list of values or an object of labelled values, but is " + Words.describe(body)
                                + ".");
                yield List.of();
            }
        };
        boolean readable = body instanceof Json.Array || body instanceof Json.Object;
        if (readable && options.isEmpty()) {
            problems.add(path, "offers nothing; give at least one value.");
        }
        checkLabels(options, path, problems);
        return options;
    }

    private static List<Option> listed(Json.Array array) {
        List<Option> options = new ArrayList<>();
        for (Json item : array.items()) {
            String index = Integer.toString(options.size());
            options.add(
                    switch (item) {
                        case Json.Object object -> {
                            String label = type(object, index);
                            yield new Option(index, label, item, Json.text(label), label.equals(index));
                        }
                        case Json.Array _ -> new Option(index, index, item, Json.text(index), true);
                        case Json.Text text -> new Option(index, text.value(), item, item, false);
                        case Json.Number _, Json.Bool _, Json.Null _ ->
                            new Option(index, Words.value(item), item, item, false);
                    });
        }
        return options;
    }

    private static List<Option> labelled(Json.Object object) {
        return object.members().entrySet().stream()
                .map(member -> new Option(
                        member.getKey(), member.getKey(), member.getValue(), Json.text(member.getKey()), false))
                .toList();
    }

    private static String type(Json.Object object, String index) {
        return object.get("type").orElse(new Json.Null()) instanceof Json.Text text ? text.value() : index;
    }

    private static void checkLabels(List<Option> options, String path, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (Option option : options) {
            String label = option.label();
            // A scalar's label is never a step of a path, so it may hold anything.
            boolean isStep = option.shown() instanceof Json.Text text && !text.equals(option.value());
            if (!seen.add(label)) {
                problems.add(
                        path + "." + option.key(),
                        "is the second option called " + Words.quoted(label)
                                + "; name the options apart with {\"$choice\": {\"one\": …, \"other\": …}}.");
            }
            if (isStep && label.contains(".")) {
                problems.add(
                        path + "." + option.key(),
                        "has the label " + Words.quoted(label)
                                + ", but a label is one step of a dotted path and may not contain a dot.");
            }
            if (isStep && (label.isBlank() || label.startsWith("$"))) {
                problems.add(
                        path + "." + option.key(),
                        "has the label " + Words.quoted(label)
                                + ", but a label must not be empty or begin with a dollar sign.");
            }
        }
    }
}
