package dev.espalier.store.disk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * What programs wrote to files, truncated and forced, in order, and what a disk may hold of it after a power cut: of each file
 * all that was forced, and of what was not any part, block by block, in any order. Safe for use by several threads.
 */
public final class SimulatedDisk {
    /** The disk writes a block whole or not at all. */
    public static final int BLOCK = 512;

    private final List<Operation> operations = new ArrayList<>();
    private static final long NO_BOUND = Long.MAX_VALUE;

    private final AtomicLong room = new AtomicLong(NO_BOUND);

    /** Has it refuse every write from now on. */
    public void fill() {
        fillAfter(0);
    }

    /** Has it take so many bytes more, the first part of a write too, and refuse every write from then on. */
    public void fillAfter(long bytes) {
        room.set(bytes);
    }

    /** Has it take everything again. */
    public void free() {
        room.set(NO_BOUND);
    }

    /** How many of the bytes it takes. */
    int take(int bytes) {
        long before = room.getAndUpdate(left -> left == NO_BOUND ? left : Math.max(0, left - bytes));
        return (int) Math.min(bytes, before);
    }

    /** @throws IOException where it is full */
    void requireRoom() throws IOException {
        if (room.get() == 0) {
            throw new IOException("No space left on device");
        }
    }

    private sealed interface Operation {
        String file();

        record Write(String file, long position, byte[] bytes) implements Operation {}

        record Truncate(String file, long size) implements Operation {}

        record Force(String file) implements Operation {}

        record Delete(String file) implements Operation {}
    }

    synchronized void write(String file, long position, byte[] bytes) {
        operations.add(new Operation.Write(file, position, bytes));
    }

    synchronized void truncate(String file, long size) {
        operations.add(new Operation.Truncate(file, size));
    }

    synchronized void force(String file) {
        operations.add(new Operation.Force(file));
    }

    synchronized void delete(String file) {
        operations.add(new Operation.Delete(file));
    }

    /** How much was done so far: a moment to cut the power at. */
    public synchronized int moment() {
        return operations.size();
    }

    /** The files as programs saw them after so many operations. */
    public Map<String, byte[]> asSeen(int moment) {
        return after(moment, (_, _) -> true, (_, _) -> true);
    }

    /** The files as they may be when the power is cut after so many operations. */
    public Map<String, byte[]> afterPowerCut(int moment, RandomGenerator random) {
        Map<String, Integer> forced = new HashMap<>();
        synchronized (this) {
            for (int at = 0; at < moment; at++) {
                if (operations.get(at) instanceof Operation.Force(String file)) {
                    forced.put(file, at);
                }
            }
        }
        // Sometimes nearly all of what was not forced is there, sometimes nearly nothing.
        double share = random.nextDouble();
        Set<Integer> dropped = new HashSet<>();
        for (int at = 0; at < moment; at++) {
            if (random.nextDouble() < share / 2) {
                dropped.add(at);
            }
        }
        return after(
                moment,
                (at, file) -> at < forced.getOrDefault(file, -1) || !dropped.contains(at),
                (at, file) -> at < forced.getOrDefault(file, -1) || random.nextDouble() >= share);
    }

    private interface Luck {
        boolean keeps(int operation, String file);
    }

    private synchronized Map<String, byte[]> after(int moment, Luck operation, Luck block) {
        Map<String, Content> files = new TreeMap<>();
        for (int at = 0; at < moment; at++) {
            Operation next = operations.get(at);
            if (operation.keeps(at, next.file())) {
                Content file = files.computeIfAbsent(next.file(), _ -> new Content());
                switch (next) {
                    case Operation.Write write -> file.write(write, at, block);
                    case Operation.Truncate truncate -> file.resize((int) Math.min(file.size, truncate.size()));
                    case Operation.Force _ -> {}
                    case Operation.Delete delete -> files.remove(delete.file());
                }
            }
        }
        Map<String, byte[]> contents = new TreeMap<>();
        files.forEach((name, file) -> contents.put(name, Arrays.copyOf(file.bytes, file.size)));
        return contents;
    }

    private static final class Content {
        private byte[] bytes = new byte[BLOCK];
        private int size;

        void resize(int next) {
            if (next > bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * next);
            }
            if (next < size) {
                Arrays.fill(bytes, next, size, (byte) 0);
            }
            size = next;
        }

        void write(Operation.Write write, int at, Luck luck) {
            int from = 0;
            while (from < write.bytes().length) {
                int start = (int) write.position() + from;
                int length = Math.min(BLOCK - start % BLOCK, write.bytes().length - from);
                if (luck.keeps(at, write.file())) {
                    resize(Math.max(size, start + length));
                    System.arraycopy(write.bytes(), from, bytes, start, length);
                }
                from += length;
            }
        }
    }
}
