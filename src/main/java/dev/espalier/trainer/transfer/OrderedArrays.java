package dev.espalier.trainer.transfer;

import dev.espalier.trainer.model.layer.ParameterLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Places by order. Arrays of one shape and role go to the net's, the first to the first, where both have as many; else no
 * order could tell which one is left over.
 */
final class OrderedArrays {
    private final List<ArrayHeading> file;
    private final List<ArrayHeading> net;

    /** Shapes of which a trained array of the file does not tell its role, so that the shape alone counts. */
    private final Set<List<Long>> untold = new HashSet<>();

    /** What must be equal for an array to find its place. */
    private record Kind(List<Long> shape, Role role) {}

    OrderedArrays(List<ArrayHeading> file, ParameterLayout layout) {
        this.file = file;
        this.net = Matching.slots(layout).stream()
                .map(slot -> new ArrayHeading(slot.name(), slot.dimensions()))
                .toList();
        Set<String> norms = Role.norms(file);
        file.stream().filter(array -> Role.of(array, norms) == Role.UNTOLD).forEach(array -> untold.add(shape(array)));
    }

    Places places() {
        Map<Kind, List<ArrayHeading>> theirs = byKind(file);
        Map<String, ArrayHeading> taken = new HashMap<>();
        Map<String, String> doubtful = new HashMap<>();
        byKind(net).forEach((kind, places) -> {
            List<ArrayHeading> found = theirs.getOrDefault(kind, List.of());
            if (found.size() == places.size()) {
                for (int i = 0; i < found.size(); i++) {
                    taken.put(places.get(i).name(), found.get(i));
                }
            } else {
                found.forEach(array -> doubtful.put(
                        array.name(),
                        "is ambiguous: of its kind the file has %d and the model %d"
                                .formatted(found.size(), places.size())));
            }
        });
        return new Places(taken, doubtful);
    }

    private Map<Kind, List<ArrayHeading>> byKind(List<ArrayHeading> arrays) {
        Set<String> norms = Role.norms(arrays);
        return arrays.stream()
                .collect(Collectors.groupingBy(array -> kind(array, norms), LinkedHashMap::new, Collectors.toList()));
    }

    private Kind kind(ArrayHeading array, Set<String> norms) {
        Role role = Role.of(array, norms);
        List<Long> shape = shape(array);
        return new Kind(shape, untold.contains(shape) && !role.isStatistic() ? Role.UNTOLD : role);
    }

    private static List<Long> shape(ArrayHeading array) {
        return Arrays.stream(array.shape()).boxed().toList();
    }
}
