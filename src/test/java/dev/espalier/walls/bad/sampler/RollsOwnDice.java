package dev.espalier.walls.bad.sampler;

import java.util.Random;
import java.util.random.RandomGenerator;

class RollsOwnDice {
    RandomGenerator dice() {
        return new Random(7);
    }
}
