package dev.espalier.trainer.transfer;

import dev.espalier.study.InvalidInput;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.ParameterSpec;
import dev.espalier.trainer.model.layer.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A net's first weights, some of them from a file.
 *
 * @param taken the net's arrays that are the file's
 * @param fresh those that begin as without a file
 * @param unused the file's arrays that went nowhere, each with the reason
 * @param doubt why what is measured from there on may mislead; empty where nothing is known to
 */
public record Transfer(
        Snapshot weights, List<String> taken, List<String> fresh, List<String> unused, Optional<String> doubt) {
    private static final int LISTED = 20;

    public Transfer {
        taken = List.copyOf(taken);
        fresh = List.copyOf(fresh);
        unused = List.copyOf(unused);
    }

    /**
     * Puts what fits of {@code file} in the place of {@code initial} weights, which are left as they are.
     *
     * @throws InvalidInput if nothing fits, at {@code trial.start_from}
     * @throws IOException if an array is damaged, or holds a number that is not finite in single precision
     */
    public static Transfer of(ArrayFile file, Matching matching, ParameterLayout layout, Snapshot initial)
            throws IOException {
        Places found = matching.places(layout, file.headings());
        Map<String, ArrayHeading> places = found.taken();
        List<String> unused = unused(file, found, layout);
        if (places.isEmpty()) {
            throw new InvalidInput(
                    "trial.start_from",
                    "has nothing that fits the model, whose arrays are %s; it has %s"
                            .formatted(
                                    listed(Matching.slots(layout).stream()
                                            .map(slot -> slot.name() + " " + ArrayHeading.text(slot.dimensions()))
                                            .toList()),
                                    listed(unused)));
        }
        Snapshot weights =
                new Snapshot(initial.parameters().clone(), initial.statistics().clone());
        fill(file, places, layout.parameters(), weights.parameters());
        fill(file, places, layout.statistics(), weights.statistics());
        List<String> taken = new ArrayList<>();
        List<String> fresh = new ArrayList<>();
        for (ParameterSpec slot : Matching.slots(layout)) {
            (places.containsKey(slot.name()) ? taken : fresh).add(slot.name());
        }
        return new Transfer(weights, taken, fresh, unused, Optional.empty());
    }

    /** The same, told with {@code reason}. */
    public Transfer doubted(Optional<String> reason) {
        return new Transfer(weights, taken, fresh, unused, reason);
    }

    /** One line for a person. */
    public String text() {
        return "%d of the model's %d arrays come from elsewhere; begun anew: %s; not used: %s%s"
                .formatted(
                        taken.size(),
                        taken.size() + fresh.size(),
                        listed(fresh),
                        listed(unused),
                        doubt.map(reason -> "; " + reason).orElse(""));
    }

    private static void fill(ArrayFile file, Map<String, ArrayHeading> places, List<ParameterSpec> slots, float[] flat)
            throws IOException {
        for (ParameterSpec slot : slots) {
            if (places.containsKey(slot.name())) {
                ArrayHeading heading = places.get(slot.name());
                float[] values = file.values(heading);
                checkFinite(values, heading);
                System.arraycopy(values, 0, flat, slot.offset(), slot.size());
            }
        }
    }

    /** Weights that are not finite, or too large for single precision, would make every loss so. */
    private static void checkFinite(float[] values, ArrayHeading heading) throws IOException {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IOException("the array %s holds %s at %d; expected finite numbers of single precision"
                        .formatted(heading.name(), values[i], i));
            }
        }
    }

    private static List<String> unused(ArrayFile file, Places places, ParameterLayout layout) {
        Set<String> used = new HashSet<>();
        places.taken().values().forEach(heading -> used.add(heading.name()));
        List<String> unused = new ArrayList<>();
        for (ArrayHeading heading : file.headings()) {
            if (!used.contains(heading.name())) {
                String doubt = places.doubtful().getOrDefault(heading.name(), "");
                unused.add(heading.name() + " " + ArrayHeading.text(heading.shape())
                        + (doubt.isEmpty() ? wanted(heading, layout) : " " + doubt));
            }
        }
        file.unreadable().forEach((name, reason) -> unused.add(name + " " + reason));
        return unused;
    }

    /** The shape that the net has for an array of this name; empty where it knows none. */
    private static String wanted(ArrayHeading heading, ParameterLayout layout) {
        return Matching.slots(layout).stream()
                .filter(slot -> slot.name().equals(heading.name())
                        || ForeignNames.translated(heading.name())
                                .filter(slot.name()::equals)
                                .isPresent())
                .findFirst()
                .map(slot -> ", not " + ArrayHeading.text(slot.dimensions()))
                .orElse("");
    }

    private static String listed(List<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String shown = String.join(", ", names.subList(0, Math.min(LISTED, names.size())));
        return names.size() > LISTED ? shown + " and " + (names.size() - LISTED) + " more" : shown;
    }
}
