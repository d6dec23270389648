package dev.espalier.bench.fuzz;

import dev.espalier.study.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Takes away from a request what its failure does not need. */
final class Shrinker {
    private static final int MOST_TRIES = 150;

    private final Wire wire;
    private final Findings findings;

    Shrinker(Wire wire, Findings findings) {
        this.wire = wire;
        this.findings = findings;
    }

    /** The request, or a smaller one that fails in the same way. */
    Findings.Finding shrink(Findings.Finding finding) {
        Shot smallest = finding.smallest();
        Findings.Fault shown = finding.fault();
        if (finding.fault().kind().equals("slow") || smallest.json().isEmpty()) {
            return finding;
        }
        int tries = 0;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (Json candidate : lesser(smallest.json().orElseThrow())) {
                Shot shot = smallest.with(candidate);
                if (tries++ >= MOST_TRIES) {
                    break;
                }
                Optional<Findings.Fault> same = shot.size() < smallest.size()
                        ? fails(shot, finding.fault().kind())
                        : Optional.empty();
                if (same.isPresent()) {
                    smallest = shot;
                    shown = same.get();
                    smaller = true;
                    break;
                }
            }
        }
        return new Findings.Finding(shown, finding.route(), finding.count(), smallest);
    }

    private Optional<Findings.Fault> fails(Shot shot, String kind) {
        try {
            return wire.send(shot).stream()
                    .flatMap(reply -> findings.judge(shot, reply).stream())
                    .filter(fault -> fault.kind().equals(kind))
                    .findFirst();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Every value that is this one with something left out, the most first. */
    private static List<Json> lesser(Json json) {
        List<Json> all = new ArrayList<>();
        switch (json) {
            case Json.Object object ->
                object.members().forEach((name, value) -> {
                    all.add(replaced(object, name, Optional.empty()));
                    lesser(value).forEach(less -> all.add(replaced(object, name, Optional.of(less))));
                });
            case Json.Array array -> {
                if (array.items().size() > 8) {
                    all.add(new Json.Array(
                            array.items().subList(0, array.items().size() / 2)));
                }
                for (int index = 0; index < Math.min(8, array.items().size()); index++) {
                    List<Json> items = new ArrayList<>(array.items());
                    Json item = items.remove(index);
                    all.add(new Json.Array(items));
                    int at = index;
                    lesser(item).forEach(less -> {
                        List<Json> others = new ArrayList<>(array.items());
                        others.set(at, less);
                        all.add(new Json.Array(others));
                    });
                }
            }
            case Json.Text text -> {
                if (text.value().length() > 1) {
                    all.add(Json.text(text.value().substring(0, text.value().length() / 2)));
                }
            }
            case Json.Number _, Json.Bool _, Json.Null _ -> {}
        }
        return all;
    }

    private static Json replaced(Json.Object object, String name, Optional<Json> other) {
        SequencedMap<String, Json> members = new LinkedHashMap<>(object.members());
        other.ifPresentOrElse(value -> members.put(name, value), () -> members.remove(name));
        return new Json.Object(members);
    }
}
