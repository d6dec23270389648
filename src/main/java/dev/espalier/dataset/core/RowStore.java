package dev.espalier.dataset.core;

import dev.espalier.dataset.io.Residency;
import dev.espalier.dataset.io.ScratchFile;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Takes the raw values of example after example. Used by one thread. */
public sealed interface RowStore<A> extends AutoCloseable {

    /** Takes the next example, which is not changed afterwards. */
    void add(A row);

    /** All of them. */
    RawRows<A> done();

    @Override
    void close();

    static <A> RowStore<A> of(Residency residency, ArrayForm<A> form) {
        return switch (residency) {
            case IN_MEMORY -> new InMemory<>(new ArrayList<>());
            case ON_DISK -> new OnDisk<>(ScratchFile.open(), form);
        };
    }

    /** Keeps the arrays. */
    record InMemory<A>(List<A> rows) implements RowStore<A> {
        @Override
        public void add(A row) {
            rows.add(row);
        }

        @Override
        public RawRows<A> done() {
            return new RawRows.Held<>(List.copyOf(rows));
        }

        @Override
        public void close() {}
    }

    /** Writes them into a file, each in one piece. */
    final class OnDisk<A> implements RowStore<A> {
        private final ScratchFile file;
        private final ArrayForm<A> form;
        private final LongStream.Builder ends = LongStream.builder();

        private OnDisk(ScratchFile file, ArrayForm<A> form) {
            this.file = file;
            this.form = form;
        }

        @Override
        public void add(A row) {
            file.add(form.segment().apply(row).toArray(ValueLayout.JAVA_BYTE));
            ends.add(file.length());
        }

        @Override
        public RawRows<A> done() {
            return new RawRows.Stored<>(file.map(), ends.build().toArray(), form);
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
