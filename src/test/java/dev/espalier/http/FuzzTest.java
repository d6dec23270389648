package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.SharedServer;
import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.testing.ApiAnswer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.JsonView;
import dev.espalier.testing.Property;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is sent, the server answers with what the sender did wrong, never with a fault of its own. */
@ExtendWith(SharedServer.class)
class FuzzTest {
    private static final List<String> WORDS = List.of(
            "",
            "a",
            "x",
            "trial.x",
            "nan",
            "-1",
            "\u0000",
            "\ud83c\udf33",
            "a".repeat(3_000),
            "'; --",
            "../..",
            "PT1S",
            "$float",
            "auto",
            "grid",
            "asha",
            "\ud800",
            "minimize",
            "external",
            "%zz",
            "x < ",
            "2 > 1");
    private static final List<String> NUMBERS =
            List.of("0", "-1", "1", "0.5", "1e400", "-1e999999", "1e-400", "9223372036854775808", "2147483648", "1e18");

    @Test
    void brokenSubmissionsAreRefusedOrTakenButNeverAFault(ApiClient api) {
        JsonView whole = new JsonView(ExternalStudy.spec("""
                'sampler': {'type': 'tpe', 'n_startup_trials': 3}, 'scheduler': {'type': 'asha', 'reduction_factor': 3},
                'resource': {'name': 'epoch', 'min': 1, 'max': 9}, 'budget': {'max_trials': 5, 'max_time': 'PT1H'},
                'constraints': ['x < 1'], 'enqueue': [{'x': 0.5}], 'tags': ['a'], 'note': 'n', 'lease_duration': 'PT1M',
                'trial': {'x': {'$float': {'low': 0, 'high': 1}}, 'n': {'$int': {'low': 1, 'high': 8, 'log': true}},
                          'c': {'$choice': {'a': {'d': {'$ordinal': [1, 2]}}, 'b': 0}}}
                """));
        Property.check(1, 250, random -> {
            Json broken = mutate(whole.json(), random);
            ApiAnswer answer = api.post("/studies?dry_run=true", broken);
            assertThat(answer.status()).as("%s -> %s", broken, answer.body()).isLessThan(500);
        });
    }

    @Test
    void brokenTrainingConfigurationsAreRefusedOrTakenButNeverAFault(ApiClient api) {
        Json whole = JsonText.parse(ExternalStudy.json("""
                {'name': 'a', 'objectives': [{'metric': 'val_accuracy', 'goal': 'maximize'}], 'resource': {'max': 3},
                 'trial': {'task': 'image-classification', 'dataset': 'shapes', 'batch_size': {'$ordinal': [32, 64]},
                           'learning_rate': {'$float': {'low': 1e-4, 'high': 0.1, 'log': true}},
                           'optimizer': {'$choice': [{'type': 'sgd', 'momentum': {'$float': {'low': 0.5, 'high': 0.9}}}, {'type': 'adam'}]},
                           'model': {'$choice': {'plain': {'type': 'cnn', 'depth': {'$int': {'low': 2, 'high': 6}}, 'kernel': 3},
                                                 'residual': {'type': 'resnet', 'blocks': {'$int': {'low': 1, 'high': 4}}}}}}}
                """));
        Property.check(5, 120, random -> {
            Json broken = mutate(whole, random);
            ApiAnswer answer = api.post("/studies?dry_run=true", broken);
            assertThat(answer.status()).as("%s -> %s", broken, answer.body()).isLessThan(500);
        });
    }

    @Test
    void submissionsThatAreTakenCanBeAsked(ApiClient api) {
        JsonView whole = new JsonView(ExternalStudy.spec("""
                'trial': {'x': {'$float': {'low': 0, 'high': 1}}, 'c': {'$choice': {'a': {'d': {'$ordinal': [1, 2]}}, 'b': 0}}}
                """));
        Property.check(2, 80, random -> {
            Json broken = mutate(whole.json(), random);
            ApiAnswer answer = api.post("/studies", broken);
            assertThat(answer.status()).as("%s -> %s", broken, answer.body()).isLessThan(500);
            if (answer.status() == 201) {
                String study = "/studies/" + answer.json().text("id");
                ApiAnswer asked = api.post(study + "/ask", "{}");
                assertThat(asked.status()).as("%s -> %s", broken, asked.body()).isLessThan(500);
                assertThat(api.get(study).status()).isEqualTo(200);
                assertThat(api.delete(study).status()).isEqualTo(204);
            }
        });
    }

    @Test
    void brokenBodiesOfARunningTrialChangeNothing(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'resource': {'max': 9}");
        JsonView trial = study.ask();
        study.report(trial, 1, 0.5).expect(200);
        JsonView before = study.trial(0);
        List<String> actions = List.of("/report", "/tell", "/heartbeat");

        Property.check(3, 120, random -> {
            Json body = mutate(
                    JsonText.parse(ExternalStudy.json("{'lease': 'not this', 'step': 2, 'metrics': {'loss': 0.5}}")),
                    random);
            ApiAnswer answer = api.post(study.path() + "/trials/0" + one(actions, random), body);
            assertThat(answer.status()).as("%s -> %s", body, answer.body()).isBetween(400, 499);
        });

        assertThat(study.trial(0)).isEqualTo(before);
    }

    @Test
    void strangeAddressesAreAnswered(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        study.evaluate(0.5);
        JsonView before = study.get();
        List<String> parts = new ArrayList<>(WORDS);
        parts.addAll(NUMBERS);
        parts.addAll(List.of(
                "studies",
                "trials",
                "leaderboard",
                "best",
                "events",
                "export",
                "analysis",
                study.id(),
                "tell",
                "model"));
        List<String> names = List.of("limit", "cursor", "state", "sort", "order", "format", "after", "dry_run");

        Property.check(4, 200, random -> {
            StringBuilder path = new StringBuilder(random.nextBoolean() ? study.path() : "");
            for (int step = random.nextInt(3); step >= 0; step--) {
                path.append('/').append(encode(one(parts, random)));
            }
            path.append('?').append(one(names, random)).append('=').append(encode(one(parts, random)));
            if (path.indexOf("/events") >= 0) {
                return;
            }
            String method = one(List.of("GET", "GET", "GET", "PUT", "POST"), random);
            ApiAnswer answer = api.send(method, "/api/v1" + path, Map.of(), Optional.empty());
            assertThat(answer.status())
                    .as("%s %s -> %s", method, path, answer.body())
                    .isLessThan(500);
        });

        assertThat(study.get().at("best")).isEqualTo(before.at("best"));
        assertThat(study.get().whole("counts.complete")).isEqualTo(1);
    }

    private static String encode(String word) {
        // A longer address than 4096 characters is refused before it is looked at, and the connection closed.
        return URLEncoder.encode(word.substring(0, Math.min(300, word.length())), StandardCharsets.UTF_8);
    }

    private static <T> T one(List<T> options, RandomGenerator random) {
        return options.get(random.nextInt(options.size()));
    }

    /** The value with one thing somewhere in it replaced, removed, added or doubled; sometimes two. */
    private static Json mutate(Json json, RandomGenerator random) {
        Json once = change(json, random);
        return random.nextInt(3) == 0 ? change(once, random) : once;
    }

    private static Json change(Json json, RandomGenerator random) {
        return switch (json) {
            case Json.Object object
            when !object.members().isEmpty() && random.nextInt(8) > 0 -> {
                String name = one(List.copyOf(object.members().keySet()), random);
                yield switch (random.nextInt(6)) {
                    case 0 -> without(object, name);
                    case 1 -> object.with(one(WORDS, random), anything(random));
                    default -> object.with(name, change(object.get(name).orElseThrow(), random));
                };
            }
            case Json.Array array
            when !array.items().isEmpty() && random.nextInt(4) > 0 -> {
                List<Json> items = new ArrayList<>(array.items());
                int index = random.nextInt(items.size());
                if (random.nextBoolean()) {
                    items.set(index, change(items.get(index), random));
                } else {
                    items.add(items.get(index));
                }
                yield new Json.Array(items);
            }
            case Json.Object _, Json.Array _, Json.Text _, Json.Number _, Json.Bool _, Json.Null _ -> anything(random);
        };
    }

    private static Json without(Json.Object object, String name) {
        var members = new java.util.LinkedHashMap<>(object.members());
        members.remove(name);
        return new Json.Object(members);
    }

    private static Json anything(RandomGenerator random) {
        return switch (random.nextInt(7)) {
            case 0 -> new Json.Null();
            case 1 -> new Json.Bool(random.nextBoolean());
            case 2 -> Json.text(one(WORDS, random));
            case 3 -> new Json.Array(List.of(Json.text(one(WORDS, random)), Json.number(random.nextInt(3))));
            case 4 -> Json.EMPTY.with(one(WORDS, random), Json.text(one(WORDS, random)));
            case 5 -> Json.EMPTY;
            default -> JsonText.parse(one(NUMBERS, random));
        };
    }
}
