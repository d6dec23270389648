package dev.espalier.bench;

import java.util.List;

/**
 * What a search finds on real data of every kind within minutes: each by its own search space, on a server in its own
 * process; the winner is scored once on the test split.
 */
public final class DatasetsBenchmark implements Benchmark {

    /** Takes up to an hour and a half on two cores. */
    @Override
    public void run(Surroundings surroundings) {
        String root = surroundings.data().toAbsolutePath().toString();
        surroundings.printHeader();
        try (TemporaryFolder folder = TemporaryFolder.create();
                ChildServer server = ChildServer.start(folder.path(), "--data-root", root)) {
            SearchScore score = new SearchScore(server.rest(), surroundings.searchSpaces(), surroundings.data());
            searches().stream()
                    .filter(search -> surroundings.wants(search.what()))
                    .forEach(search -> surroundings.print(score.row(search)));
        }
    }

    private static List<Search> searches() {
        return List.of(
                accuracy("penguins", "penguins-tabular", "penguins", 0.97),
                accuracy("ItalyPowerDemand", "power-series", "power", 0.96),
                accuracy("GunPoint", "gunpoint-series", "gunpoint", 0.97),
                accuracy("BasicMotions", "motions-series", "motions", 0.975),
                accuracy("JapaneseVowels", "vowels-convolutional-or-recurrent", "vowels", 0.965),
                accuracy("text_names18", "surnames-characters", "surnames", 0.80),
                accuracy("text_banking77", "banking-intents", "banking", 0.78),
                accuracy("optdigits", "digits-images", "optdigits", 0.985),
                accuracy("fashion_mnist_small", "fashion-images", "fashion", 0.885));
    }

    private static Search accuracy(String what, String study, String dataset, double target) {
        return new Search(what, study, dataset, "test_accuracy", target);
    }
}
