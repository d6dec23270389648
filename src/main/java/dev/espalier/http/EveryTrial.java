package dev.espalier.http;

import dev.espalier.store.StudyStore.Page;
import dev.espalier.store.StudyStore.PageRequest;
import dev.espalier.store.StudyStore.TrialQuery;
import dev.espalier.store.StudyStore.TrialRow;
import dev.espalier.study.Json;
import dev.espalier.study.StudyState;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A study's trials by number as the contract shows them, read a page at a time as they are taken. Blocks. */
final class EveryTrial implements Iterator<Json.Object> {
    private static final int PAGE = 1_000;

    private final Answers answers;
    private final StudyState study;
    private Page<TrialRow> page;
    private int taken;

    EveryTrial(Answers answers, String study) {
        this.answers = answers;
        this.study = answers.row(study).state();
        this.page = read(Optional.empty());
    }

    private Page<TrialRow> read(Optional<String> cursor) {
        taken = 0;
        return answers.store().trials(study.id(), TrialQuery.BY_NUMBER, new PageRequest(PAGE, cursor));
    }

    @Override
    public boolean hasNext() {
        if (taken == page.items().size() && page.next().isPresent()) {
            page = read(page.next());
        }
        return taken < page.items().size();
    }

    @Override
    public Json.Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return answers.trial(study, page.items().get(taken++));
    }
}
