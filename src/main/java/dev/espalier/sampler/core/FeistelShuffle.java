package dev.espalier.sampler.core;

import java.math.BigInteger;

/**
 * A shuffled order of 0 to {@code size - 1} in constant memory: a Feistel network over the next even number of bits, walked
 * until it lands inside (Black and Rogaway 2002, "Ciphers with arbitrary finite domains", section 3).
 */
public final class FeistelShuffle {
    private static final int ROUNDS = 4;

    private final BigInteger size;
    private final long seed;
    private final int halfBits;
    private final BigInteger mask;

    public FeistelShuffle(BigInteger size, long seed) {
        this.size = size;
        this.seed = seed;
        this.halfBits = Math.max(1, (size.subtract(BigInteger.ONE).bitLength() + 1) / 2);
        this.mask = BigInteger.ONE.shiftLeft(halfBits).subtract(BigInteger.ONE);
    }

    /** What stands at {@code place}, both from 0 to {@code size - 1}. */
    public BigInteger at(BigInteger place) {
        BigInteger landed = network(place);
        while (landed.compareTo(size) >= 0) {
            landed = network(landed);
        }
        return landed;
    }

    private BigInteger network(BigInteger input) {
        BigInteger left = input.shiftRight(halfBits);
        BigInteger right = input.and(mask);
        for (int round = 0; round < ROUNDS; round++) {
            BigInteger scattered = BigInteger.valueOf(RandomSource.hash(seed + round, right.longValue()));
            BigInteger next = left.xor(scattered.and(mask));
            left = right;
            right = next;
        }
        return left.shiftLeft(halfBits).or(right);
    }
}
