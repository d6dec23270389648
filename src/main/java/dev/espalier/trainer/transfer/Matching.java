package dev.espalier.trainer.transfer;

import dev.espalier.trainer.model.Blueprint;
import dev.espalier.trainer.model.Slot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the arrays of a file find their places in a net. */
public enum Matching {
    /** By equal names, those of other frameworks' residual nets included; by order where no name at all is known. */
    AUTO {
        @Override
        Map<String, ArrayHeading> places(Blueprint blueprint, List<ArrayHeading> headings) {
            Map<String, ArrayHeading> named = NAMES.places(blueprint, headings);
            return named.isEmpty() ? ORDER.places(blueprint, headings) : named;
        }
    },
    /** By equal names, those of other frameworks' residual nets included. */
    NAMES {
        @Override
        Map<String, ArrayHeading> places(Blueprint blueprint, List<ArrayHeading> headings) {
            Map<String, Slot> slots = new HashMap<>();
            slots(blueprint).forEach(slot -> slots.put(slot.name(), slot));
            Map<String, ArrayHeading> places = new HashMap<>();
            for (ArrayHeading heading : headings) {
                Optional<Slot> slot = Optional.ofNullable(slots.get(heading.name()))
                        .or(() -> ForeignNames.translated(heading.name()).map(slots::get));
                slot.filter(found -> heading.fits(found.dimensions()))
                        .ifPresent(found -> places.putIfAbsent(found.name(), heading));
            }
            return places;
        }
    },
    /**
     * The first array of a shape to the net's first of that shape, the second to the second; what a norm keeps apart from
     * what is trained.
     */
    ORDER {
        @Override
        Map<String, ArrayHeading> places(Blueprint blueprint, List<ArrayHeading> headings) {
            Map<String, ArrayHeading> places = new HashMap<>();
            places.putAll(inOrder(
                    blueprint.parameters(),
                    headings.stream().filter(heading -> !heading.isStatistic()).toList()));
            places.putAll(inOrder(
                    blueprint.statistics(),
                    headings.stream().filter(ArrayHeading::isStatistic).toList()));
            return places;
        }
    };

    /** The array for each slot that has one, by the slot's name; of the slot's shape always. */
    abstract Map<String, ArrayHeading> places(Blueprint blueprint, List<ArrayHeading> headings);

    static List<Slot> slots(Blueprint blueprint) {
        List<Slot> slots = new ArrayList<>(blueprint.parameters());
        slots.addAll(blueprint.statistics());
        return slots;
    }

    private static Map<String, ArrayHeading> inOrder(List<Slot> slots, List<ArrayHeading> headings) {
        Map<List<Long>, Deque<ArrayHeading>> waiting = new HashMap<>();
        for (ArrayHeading heading : headings) {
            waiting.computeIfAbsent(key(heading.shape()), _ -> new ArrayDeque<>())
                    .add(heading);
        }
        Map<String, ArrayHeading> places = new LinkedHashMap<>();
        for (Slot slot : slots) {
            Deque<ArrayHeading> fitting = waiting.getOrDefault(key(slot.dimensions()), new ArrayDeque<>());
            if (!fitting.isEmpty()) {
                places.put(slot.name(), fitting.remove());
            }
        }
        return places;
    }

    private static List<Long> key(long[] shape) {
        return Arrays.stream(shape).boxed().toList();
    }
}
