package dev.espalier.scheduler;

import dev.espalier.sampler.core.Settings;
import dev.espalier.study.Algorithm;
import dev.espalier.study.Objective;
import dev.espalier.study.Problems;
import dev.espalier.study.Resource;
import java.util.List;

/**
 * What a scheduler is made of.
 *
 * @param algorithm as it was given
 * @param settings the same, checked and with defaults filled in
 * @param path where it stands in the study, {@code scheduler} or {@code scheduler.rules.0}
 * @param problems receives everything wrong
 */
record Setup(
        Algorithm algorithm,
        Settings settings,
        Resource resource,
        List<Objective> objectives,
        String path,
        Problems problems) {

    void problem(String setting, String message) {
        problems.add(path + "." + setting, message);
    }

    /** Notes a problem where there are several objectives and this algorithm can judge by one alone. */
    void requireOneObjective(String why) {
        if (objectives.size() > 1) {
            problems.add(
                    path + ".type",
                    "\"" + algorithm.type() + "\" " + why + ", and this study has " + objectives.size()
                            + " objectives; take one that ranks, such as asha, hyperband or median");
        }
    }
}
