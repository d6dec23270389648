package dev.espalier.dataset.synthetic;

import dev.espalier.dataset.core.DatasetFormat;
import dev.espalier.dataset.core.Reading;
import dev.espalier.dataset.io.JsonFields;
import dev.espalier.dataset.io.Options;
import dev.espalier.study.Json;
import java.util.List;

/** Data sets made up on the spot, so that everything can be tried with nothing downloaded. */
public final class GeneratedFormat implements DatasetFormat {
    private static final List<Generator> GENERATORS =
            List.of(new ShapesGenerator(), new WavesGenerator(), new SpiralsGenerator());

    @Override
    public String name() {
        return "generated";
    }

    @Override
    public List<String> paths() {
        return List.of();
    }

    @Override
    public Reading reading(Options options) {
        String name = options.word(
                "generator", GENERATORS.stream().map(Generator::name).toList(), "what is made up");
        return GENERATORS.stream()
                .filter(generator -> generator.name().equals(name))
                .findFirst()
                .orElseThrow()
                .reading(options);
    }

    @Override
    public List<Json.Object> choices() {
        return GENERATORS.stream()
                .map(generator -> JsonFields.object("generator", Json.text(generator.name())))
                .toList();
    }
}
