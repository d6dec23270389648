package dev.espalier.store.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.Test;

/** A file with a journal, on a disk that keeps any part of what was not forced. */
class JournaledFileTest {
    private static final int RUNS = 8;
    private static final int CUTS = 60;

    /** So that the journal begins again often, at times gives its place back, and groups are forced unasked. */
    private static final Journal.Limits SMALL = new Journal.Limits(50_000, 120_000, 90_000);

    /** What the file held when it was forced, and when that had begun and ended. */
    private record Forced(int begun, int ended, byte[] content) {}

    @Test
    void afterAPowerCutAtAnyMomentItHoldsWhatWasForcedLastOrWasBeingForced() throws IOException {
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(run);
            SimulatedPath.clear("first");
            SimulatedDisk disk = SimulatedPath.disk("first");
            List<Forced> forced = new ArrayList<>();
            try (FileChannel file = open("first")) {
                forced.add(new Forced(0, disk.moment(), new byte[0]));
                write(file, disk, random, forced);
            }
            for (int cut = 0; cut < CUTS; cut++) {
                assertHoldsWhatWasForced(disk, random.nextInt(disk.moment() + 1), random, forced);
            }
        }
    }

    private static void assertHoldsWhatWasForced(SimulatedDisk disk, int moment, Random random, List<Forced> forced)
            throws IOException {
        byte[] found = reopened(disk.afterPowerCut(moment, random), "again");
        assertThat(possible(forced, moment))
                .as("cut after %d of %d operations", moment, disk.moment())
                .anySatisfy(state -> assertThat(withoutZeros(found)).isEqualTo(withoutZeros(state.content())));
    }

    @Test
    void aGroupThatWasForgottenStaysSoWhileAnotherIsWrittenOverWhatFollowedIt() throws IOException {
        SimulatedPath.clear("forgotten");
        SimulatedDisk disk = SimulatedPath.disk("forgotten");
        List<Forced> forced = new ArrayList<>();
        try (FileChannel file = open("forgotten")) {
            forced.add(new Forced(0, disk.moment(), new byte[0]));
            forceAll(file, disk, 1, 60_000, forced);
            file.truncate(100);
            force(file, disk, forced);
            forceAll(file, disk, 2, 60_000, forced);
            forceAll(file, disk, 3, 3_000, forced);
        }
        Random random = new Random(0);
        int written = forced.get(forced.size() - 2).ended();
        for (int cut = 0; cut < CUTS; cut++) {
            for (int moment = written; moment < disk.moment(); moment++) {
                assertHoldsWhatWasForced(disk, moment, random, forced);
            }
        }
    }

    private static void forceAll(FileChannel file, SimulatedDisk disk, int value, int size, List<Forced> forced)
            throws IOException {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) value);
        int unused = file.write(ByteBuffer.wrap(bytes), 0);
        force(file, disk, forced);
    }

    private static void force(FileChannel file, SimulatedDisk disk, List<Forced> forced) throws IOException {
        int begun = disk.moment();
        file.force(true);
        forced.add(new Forced(begun, disk.moment(), content(file)));
    }

    @Test
    void onADiskThatTakesNothingItIsReadAsItWasForcedLast() throws IOException {
        SimulatedPath.clear("held");
        SimulatedDisk disk = SimulatedPath.disk("held");
        FileChannel before = open("held");
        int unused = before.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}), 0);
        before.force(true);
        disk.fill();
        unused = before.write(ByteBuffer.wrap(new byte[] {9}), 0);
        assertThatThrownBy(() -> before.force(true)).isInstanceOf(IOException.class);
        before.close();

        try (FileChannel held = open("held")) {
            assertThat(content(held)).containsExactly(1, 2, 3, 4);
            assertThatThrownBy(() -> held.write(ByteBuffer.wrap(new byte[] {9}), 0))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> held.force(true)).isInstanceOf(IOException.class);
        }
        disk.free();
        try (FileChannel again = open("held")) {
            assertThat(content(again)).containsExactly(1, 2, 3, 4);
            unused = again.write(ByteBuffer.wrap(new byte[] {9}), 0);
            again.force(true);
        }
        assertThat(reopened(disk.asSeen(disk.moment()), "later")).containsExactly(9, 2, 3, 4);
    }

    private static List<Forced> possible(List<Forced> forced, int moment) {
        Forced last = last(forced, moment);
        return forced.stream()
                .filter(state -> state == last || state.begun() < moment && state.ended() > moment)
                .toList();
    }

    private static Forced last(List<Forced> forced, int moment) {
        return forced.stream()
                .filter(state -> state.ended() <= moment)
                .reduce((_, newer) -> newer)
                .orElse(forced.getFirst());
    }

    /** Writes of all sizes, within the file and behind it, truncations, and now and then a force; large groups force unasked. */
    private static void write(FileChannel file, SimulatedDisk disk, Random random, List<Forced> forced)
            throws IOException {
        for (int step = 0; step < 150; step++) {
            int begun = disk.moment();
            switch (random.nextInt(10)) {
                case 0 -> file.force(true);
                case 1 -> file.truncate(random.nextInt(60_000));
                default -> {
                    byte[] bytes = new byte[1 + random.nextInt(random.nextBoolean() ? 20_000 : 200)];
                    Arrays.fill(bytes, (byte) (1 + step));
                    int unused = file.write(ByteBuffer.wrap(bytes), random.nextInt(50_000));
                }
            }
            if (disk.moment() > begun) {
                forced.add(new Forced(begun, disk.moment(), content(file)));
            }
        }
    }

    /** The content of the file when it is opened from what the disk holds. */
    private static byte[] reopened(Map<String, byte[]> held, String name) throws IOException {
        SimulatedPath.put(name, held);
        try (FileChannel file = open(name)) {
            return content(file);
        }
    }

    private static FileChannel open(String name) throws IOException {
        FilePath path = FilePath.get(SimulatedPath.prefix(name) + "data");
        FilePath journal = FilePath.get(path + JournaledPath.SUFFIX);
        return JournaledFile.open(path::open, mode -> new Journal(journal, mode, SMALL));
    }

    private static byte[] content(FileChannel file) throws IOException {
        ByteBuffer content = ByteBuffer.allocate((int) file.size());
        Bytes.readFully(file, content, 0);
        return content.array();
    }

    private static byte[] withoutZeros(byte[] content) {
        int length = content.length;
        while (length > 0 && content[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(content, length);
    }
}
