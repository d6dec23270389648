package dev.espalier.http;

import dev.espalier.store.StoreFailure;
import dev.espalier.store.StudyStore;
import dev.espalier.store.StudyStore.RememberedAnswer;
import dev.espalier.store.StudyStore.RememberedRequest;
import dev.espalier.study.Conflict;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.RequestKey;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a request that carries an {@code Idempotency-Key} already used the answer that was given then. A key belongs to the
 * token that it came with: another token's same key is another key.
 */
final class Idempotency {
    private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);
    private static final int LONGEST_KEY = 255;

    /** Characters of the longest answer that is kept; a longer one is made again. */
    private static final int LONGEST_KEPT = 65_536;

    private final Vertx vertx;
    private final StudyStore store;
    private final Map<String, UnderWay> underWay = new ConcurrentHashMap<>();

    private record UnderWay(String fingerprint, Future<Reply> answer) {}

    Idempotency(Vertx vertx, StudyStore store) {
        this.vertx = vertx;
        this.store = store;
    }

    /** Makes the answer to a request whose work was done before, when the answer itself was not kept. */
    interface Again {
        Future<Reply> answer(Request request, RememberedRequest done);
    }

    Future<Reply> once(Request request, Routes.Handler handler, Again again) {
        String given = request.context().request().getHeader("Idempotency-Key");
        if (given == null || given.isEmpty()) {
            return handler.apply(request);
        }
        if (given.length() > LONGEST_KEY) {
            throw new InvalidInput("Idempotency-Key", "must be at most " + LONGEST_KEY + " characters");
        }
        RequestKey key = new RequestKey(
                digest(
                        Access.sender(request.context()).getBytes(StandardCharsets.UTF_8),
                        given.getBytes(StandardCharsets.UTF_8)),
                digest(
                        request.context().request().uri().getBytes(StandardCharsets.UTF_8),
                        request.bytes().getBytes()));
        UnderWay running = underWay.get(key.key());
        if (running != null) {
            return running.fingerprint().equals(key.fingerprint())
                    ? running.answer()
                    : Future.failedFuture(usedBefore(given));
        }
        Promise<Reply> answer = Promise.promise();
        underWay.put(key.key(), new UnderWay(key.fingerprint(), answer.future()));
        vertx.executeBlocking(() -> store.remembered(key.key()), false)
                .compose(done -> {
                    if (done.isEmpty()) {
                        return handler.apply(request.under(key)).compose(reply -> remember(key, reply));
                    }
                    return done.get().fingerprint().equals(key.fingerprint())
                            ? again(request.under(key), done.get(), again)
                            : Future.failedFuture(usedBefore(given));
                })
                .onComplete(result -> {
                    underWay.remove(key.key());
                    answer.handle(result);
                });
        return answer.future();
    }

    private static Conflict usedBefore(String key) {
        return new Conflict("The Idempotency-Key " + key + " was used for another request.");
    }

    private Future<Reply> again(Request request, RememberedRequest done, Again again) {
        return done.answer()
                .<Future<Reply>>map(answer -> Future.succeededFuture(new Reply.Body(
                        answer.status(),
                        answer.body(),
                        Optional.of(answer.location()).filter(location -> !location.isEmpty()))))
                .orElseGet(() -> again.answer(request, done)
                        .compose(reply -> remember(request.key().orElseThrow(), reply)));
    }

    private Future<Reply> remember(RequestKey key, Reply reply) {
        if (!(reply instanceof Reply.Body body)) {
            return Future.succeededFuture(reply);
        }
        String text = body.text();
        if (text.length() > LONGEST_KEPT) {
            return Future.succeededFuture(reply);
        }
        return vertx.executeBlocking(
                () -> {
                    try {
                        store.remember(
                                key,
                                new RememberedAnswer(
                                        body.status(), body.location().orElse(""), text));
                    } catch (StoreFailure refused) {
                        // What was asked for is done, and would be answered again from what is stored.
                        LOG.warn("an answer is not remembered: {}", refused.getMessage());
                    }
                    return reply;
                },
                false);
    }

    /** Of both, told apart by the length of the first. */
    private static String digest(byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((first.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(first);
            digest.update(second);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
