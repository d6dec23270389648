package dev.espalier.sampler.cmaes;

/**
 * How large the population is, and how long the first steps are, in one search after the other. Auger and Hansen 2005, "A
 * restart CMA evolution strategy with increasing population size"; Hansen 2009, "Benchmarking a BI-population CMA-ES",
 * section 2.
 */
final class CmaRestarts {
    private final CmaSettings settings;
    private final int firstPopulation;
    private int population;
    private double sigma;
    private int large;
    private boolean small;
    private double spentOnLarge;
    private double spentOnSmall;

    CmaRestarts(CmaSettings settings, int dimensions) {
        this.settings = settings;
        this.firstPopulation = settings.populationSize().orElse(4 + (int) (3 * Math.log(dimensions)));
        this.population = firstPopulation;
        this.sigma = settings.sigma();
    }

    int population() {
        return population;
    }

    double sigma() {
        return sigma;
    }

    /**
     * Goes on to the next search.
     *
     * @param spent trials of the search that ended
     * @param u one uniform number for each thing that is drawn
     */
    void next(int spent, double u, double v) {
        switch (settings.restarts()) {
            case NONE -> {}
            case IPOP -> grow();
            case BIPOP -> {
                spentOnLarge += small ? 0 : spent;
                spentOnSmall += small ? spent : 0;
                small = large > 0 && spentOnSmall < spentOnLarge;
                if (small) {
                    double most = 0.5 * population(large) / firstPopulation;
                    population = Math.max(3, (int) (firstPopulation * Math.pow(Math.max(1, most), u * u)));
                    sigma = settings.sigma() * Math.pow(10, -2 * v);
                } else {
                    grow();
                }
            }
        }
    }

    private void grow() {
        large++;
        population = population(large);
        sigma = settings.sigma();
    }

    private int population(int restarts) {
        return (int) Math.min(1_000_000, firstPopulation * Math.pow(settings.growth(), restarts));
    }
}
