package dev.espalier.store;

import dev.espalier.store.StudyStore.Page;
import dev.espalier.store.StudyStore.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Cuts lists into pages: a list is asked for one row more than the page holds, which tells whether another follows. */
final class Paging {
    private final PageRequest request;
    private final String list;
    private final Optional<Cursor> start;

    /**
     * @param list which list, filter and order the page is of
     * @param parts of a row's sort key
     */
    Paging(PageRequest request, String list, int parts) {
        this.request = request;
        this.list = list;
        this.start = request.cursor().map(text -> Cursor.read(text, list, parts));
    }

    /** The last row of the page before; empty on the first. */
    Optional<Cursor> start() {
        return start;
    }

    /** How many rows to ask for. */
    int rows() {
        return request.limit() + 1;
    }

    /** The page of {@code rows}, of which there are at most {@link #rows()}. */
    <T> Page<T> page(List<T> rows, Function<T, List<String>> key) {
        int before = start.map(Cursor::before).orElse(0);
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, Optional.empty(), before);
        }
        List<T> items = rows.subList(0, request.limit());
        Cursor next = new Cursor(list, before + items.size(), key.apply(items.getLast()));
        return new Page<>(items, Optional.of(next.text()), before);
    }
}
