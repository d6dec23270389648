package dev.espalier.http;

import dev.espalier.store.StudyStore;
import dev.espalier.study.StudyEvent;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** A study's journal, read a page at a time whenever it is walked. Blocks. */
record PagedJournal(StudyStore store, String study) implements Iterable<StudyEvent> {
    private static final int PAGE = 1_000;

    @Override
    public Iterator<StudyEvent> iterator() {
        return new Walk();
    }

    private final class Walk implements Iterator<StudyEvent> {
        private List<StudyEvent> page = List.of();
        private int place;
        private long position;
        private boolean ended;

        @Override
        public boolean hasNext() {
            if (place == page.size() && !ended) {
                page = store.journal(study, position, PAGE);
                place = 0;
                ended = page.isEmpty();
            }
            return place < page.size();
        }

        @Override
        public StudyEvent next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the journal ends at position " + position);
            }
            position++;
            return page.get(place++);
        }
    }
}
