package dev.espalier.trainer.data;

import java.util.List;

/** Data sets made up on the spot, so that everything can be tried with nothing downloaded. */
final class GeneratedFormat implements DatasetFormat {
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
    public RawData read(List<DataFile> train, List<DataFile> test, Options options) {
        String name = options.word(
                "generator", GENERATORS.stream().map(Generator::name).toArray(String[]::new));
        return GENERATORS.stream()
                .filter(generator -> generator.name().equals(name))
                .findFirst()
                .orElseThrow()
                .generate(options);
    }
}
