package dev.espalier.trainer.transfer;

import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.ParameterSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the arrays of a file find their places in a net. */
public enum Matching {
    /** By equal names, those of other frameworks' residual nets included; by order where no name at all is known. */
    AUTO {
        @Override
        Places places(ParameterLayout layout, List<ArrayHeading> headings) {
            Places named = NAMES.places(layout, headings);
            return named.taken().isEmpty() ? ORDER.places(layout, headings) : named;
        }
    },
    /** By equal names, those of other frameworks' residual nets included. */
    NAMES {
        @Override
        Places places(ParameterLayout layout, List<ArrayHeading> headings) {
            Map<String, ParameterSpec> slots = new HashMap<>();
            slots(layout).forEach(slot -> slots.put(slot.name(), slot));
            Map<String, ArrayHeading> places = new HashMap<>();
            for (ArrayHeading heading : headings) {
                Optional<ParameterSpec> slot = Optional.ofNullable(slots.get(heading.name()))
                        .or(() -> ForeignNames.translated(heading.name()).map(slots::get));
                slot.filter(found -> heading.fits(found.dimensions()))
                        .ifPresent(found -> places.putIfAbsent(found.name(), heading));
            }
            return new Places(places, Map.of());
        }
    },
    /** The first array of a shape and role to the net's first of that, the second to the second; see {@link OrderedArrays}. */
    ORDER {
        @Override
        Places places(ParameterLayout layout, List<ArrayHeading> headings) {
            return new OrderedArrays(headings, layout).places();
        }
    };

    abstract Places places(ParameterLayout layout, List<ArrayHeading> headings);

    static List<ParameterSpec> slots(ParameterLayout layout) {
        List<ParameterSpec> slots = new ArrayList<>(layout.parameters());
        slots.addAll(layout.statistics());
        return slots;
    }
}
