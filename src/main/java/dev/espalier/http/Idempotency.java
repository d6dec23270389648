package dev.espalier.http;

import dev.espalier.json.JsonText;
import dev.espalier.store.StudyStore;
import dev.espalier.store.StudyStore.RememberedAnswer;
import dev.espalier.study.Conflict;
import dev.espalier.study.InvalidInput;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Gives a request that carries an {@code Idempotency-Key} already used the answer that was given then. */
final class Idempotency {
    private static final int LONGEST_KEY = 255;

    private final Vertx vertx;
    private final StudyStore store;
    private final Map<String, UnderWay> underWay = new ConcurrentHashMap<>();

    private record UnderWay(String fingerprint, Future<Reply> answer) {}

    Idempotency(Vertx vertx, StudyStore store) {
        this.vertx = vertx;
        this.store = store;
    }

    Future<Reply> once(Request request, Routes.Handler handler) {
        String key = request.context().request().getHeader("Idempotency-Key");
        if (key == null || key.isEmpty()) {
            return handler.apply(request);
        }
        if (key.length() > LONGEST_KEY) {
            throw new InvalidInput("Idempotency-Key", "must be at most " + LONGEST_KEY + " characters");
        }
        String fingerprint = fingerprint(request);
        UnderWay running = underWay.get(key);
        if (running != null) {
            return running.fingerprint().equals(fingerprint) ? running.answer() : Future.failedFuture(usedBefore(key));
        }
        Promise<Reply> answer = Promise.promise();
        underWay.put(key, new UnderWay(fingerprint, answer.future()));
        known(key, fingerprint)
                .compose(known -> known.isPresent()
                        ? Future.succeededFuture(known.get())
                        : handler.apply(request).compose(reply -> remember(key, fingerprint, reply)))
                .onComplete(result -> {
                    underWay.remove(key);
                    answer.handle(result);
                });
        return answer.future();
    }

    private static Conflict usedBefore(String key) {
        return new Conflict("The Idempotency-Key " + key + " was used for another request.");
    }

    private Future<Optional<Reply>> known(String key, String fingerprint) {
        return vertx.executeBlocking(() -> store.remembered(key), false)
                .map(remembered -> remembered.map(answer -> {
                    if (!answer.fingerprint().equals(fingerprint)) {
                        throw usedBefore(key);
                    }
                    return new Reply.Body(
                            answer.status(),
                            JsonText.parse(answer.body()),
                            Optional.of(answer.location()).filter(location -> !location.isEmpty()));
                }));
    }

    private Future<Reply> remember(String key, String fingerprint, Reply reply) {
        if (!(reply instanceof Reply.Body body)) {
            return Future.succeededFuture(reply);
        }
        RememberedAnswer answer = new RememberedAnswer(
                fingerprint, body.status(), body.location().orElse(""), JsonText.print(body.json()));
        return vertx.executeBlocking(
                () -> {
                    store.remember(key, answer);
                    return reply;
                },
                false);
    }

    private static String fingerprint(Request request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(request.context().request().uri().getBytes(StandardCharsets.UTF_8));
            digest.update(request.bytes().getBytes());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
