package dev.espalier.worker.process;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Json;
import dev.espalier.trainer.TrialResult;
import dev.espalier.trainer.TrialRunner;
import dev.espalier.trainer.TrialTask;
import dev.espalier.trainer.checkpoint.ModelFile;
import dev.espalier.trainer.loop.TrialListener;
import dev.espalier.trainer.prediction.TestScore;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The training process's side over real pipes, in the test's own process. */
class TrainingServiceTest {
    private static final DatasetSpec DATASET = new DatasetSpec("none", "csv", List.of(), List.of(), Json.EMPTY);

    private final Logger logger = (Logger) LoggerFactory.getLogger(TrainingService.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    Path directory;

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    private static final TrialRunner NOTHING_TO_TRAIN = new TrialRunner() {
        @Override
        public TrialResult run(TrialTask task, TrialListener listener) {
            throw new AssertionError("nothing to train");
        }

        @Override
        public void close() {}
    };

    private FromChild score(BiFunction<Path, DatasetSpec, TestScore> scorer) throws IOException, InterruptedException {
        PipedOutputStream toChild = new PipedOutputStream();
        PipedInputStream fromChild = new PipedInputStream();
        TrainingService service = new TrainingService(
                NOTHING_TO_TRAIN, scorer, _ -> {}, new PipedInputStream(toChild), new PipedOutputStream(fromChild));
        Thread child = Thread.ofPlatform().daemon().start(() -> {
            try {
                service.serve(() -> {});
            } catch (InterruptedException | IOException ended) {
                Thread.currentThread().interrupt();
            }
        });
        Lines<FromChild> lines = new Lines<>(fromChild, toChild, FromChild.class);
        lines.write(new ToChild.Score(directory.resolve("model"), DATASET));
        FromChild answer = lines.read().orElseThrow();
        child.interrupt();
        child.join();
        return answer;
    }

    @Test
    void aModelThatWasDeletedMeanwhileIsToldOfInWords() throws Exception {
        FromChild answer = score((model, _) -> {
            throw new AssertionError(ModelFile.trial(model).toString());
        });

        assertThat(answer)
                .isInstanceOfSatisfying(
                        FromChild.Thrown.class,
                        thrown -> assertThat(thrown.message())
                                .isEqualTo("The model file model cannot be used: it is not there."));
        assertThat(log.list).isEmpty();
    }

    @Test
    void aFaultIsLoggedWithWhereItHappened() throws Exception {
        FromChild answer = score((_, _) -> {
            throw new IllegalStateException("impossible");
        });

        assertThat(answer).isInstanceOf(FromChild.Thrown.class);
        assertThat(log.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.ERROR);
            assertThat(line.getThrowableProxy()).isNotNull();
        });
    }
}
