package dev.espalier.sampler.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.sampler.core.RandomSource.NoLongerWanted;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomSourceTest {

    @Test
    void whatIsWantedDrawsTheSameNumbersByEveryMethod() {
        RandomGenerator plain = RandomSource.forTrial(3, 4);
        RandomGenerator wanted = RandomSource.whileWanted(RandomSource.forTrial(3, 4), () -> true);

        assertThat(numbers(wanted)).isEqualTo(numbers(plain));
    }

    private static List<Object> numbers(RandomGenerator random) {
        List<Object> numbers = new ArrayList<>();
        for (int round = 0; round < 200; round++) {
            numbers.addAll(List.of(
                    random.nextLong(),
                    random.nextLong(1000),
                    random.nextInt(),
                    random.nextInt(7),
                    random.nextInt(3, 9),
                    random.nextBoolean(),
                    random.nextFloat(),
                    random.nextDouble(),
                    random.nextDouble(2, 3),
                    random.nextGaussian(),
                    random.nextExponential()));
            numbers.add(random.ints(5, 0, 100).boxed().toList());
            numbers.add(random.doubles(5).boxed().toList());
            byte[] bytes = new byte[7];
            random.nextBytes(bytes);
            numbers.add(IntStream.range(0, 7).mapToObj(i -> bytes[i]).toList());
        }
        return numbers;
    }

    @Test
    void whatIsNoLongerWantedDrawsNothing() {
        AtomicBoolean wanted = new AtomicBoolean(true);
        RandomGenerator random = RandomSource.whileWanted(RandomSource.forTrial(3, 4), wanted::get);
        random.nextDouble();

        wanted.set(false);

        assertThatThrownBy(random::nextGaussian).isInstanceOf(NoLongerWanted.class);
    }
}
