package dev.espalier.coordinator;

import dev.espalier.store.StudyStore;
import dev.espalier.study.UnreadableStudy;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs every study on one event loop: recovers them, opens the desk to workers, and watches the time. */
public final class CoordinatorVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(CoordinatorVerticle.class);
    private static final long TICK_MILLISECONDS = 1_000;

    private final StudyStore store;
    private final ChangeSink journal;
    private final Consumer<String> forgetArtifacts;
    private final Submissions submissions;
    private final Workers workers;
    private final ServerClock clock;
    private Studies studies;
    private Coordinator coordinator;

    public CoordinatorVerticle(
            StudyStore store,
            ChangeSink journal,
            Consumer<String> forgetArtifacts,
            Submissions submissions,
            Workers workers,
            ServerClock clock) {
        this.store = store;
        this.journal = journal;
        this.forgetArtifacts = forgetArtifacts;
        this.submissions = submissions;
        this.workers = workers;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        studies = new Studies(vertx, context, store, journal, forgetArtifacts, submissions, clock);
        coordinator = new Coordinator(studies, submissions);
        new WorkerGateway(studies, workers).open(vertx);
        clock.look();
        vertx.setPeriodic(TICK_MILLISECONDS, _ -> tick());
        return studies.executeBlocking(store::unfinished)
                .compose(this::recover)
                .compose(_ -> studies.winners().recover(store));
    }

    @Override
    public Future<?> stop() {
        studies.close();
        return Future.succeededFuture();
    }

    private void tick() {
        Duration skipped = clock.look();
        studies.disk().look(skipped);
        if (studies.refusal().isPresent()) {
            return;
        }
        studies.loaded().forEach(actor -> tick(actor, skipped));
    }

    /** One study that cannot be looked after does not keep the others from it. */
    private static void tick(StudyActor study, Duration skipped) {
        try {
            if (!skipped.isZero()) {
                study.skip(skipped);
            }
            study.tick();
        } catch (RuntimeException problem) {
            LOG.error("study {}", study.state().id(), problem);
        }
    }

    /** One study that cannot be recovered does not keep the others, or the server, from starting. */
    private Future<Void> recover(List<String> ids) {
        List<Future<Void>> all = new ArrayList<>();
        for (String id : ids) {
            all.add(studies.recover(id).otherwise(problem -> {
                if (!(problem instanceof UnreadableStudy)) {
                    LOG.error("study {} cannot carry on", id, problem);
                }
                return null;
            }));
        }
        return Future.all(all).mapEmpty();
    }

    /** What may be asked once the verticle is deployed. */
    public Coordinator coordinator() {
        return coordinator;
    }
}
