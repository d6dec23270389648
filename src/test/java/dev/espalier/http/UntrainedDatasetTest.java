package dev.espalier.http;

import static dev.espalier.testing.ExternalStudy.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.TestServer;
import dev.espalier.testing.ApiAnswer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.JsonView;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Data sets that no model trains on yet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UntrainedDatasetTest {
    private TestServer server;
    private ApiClient api;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        Path images = Files.createDirectory(directory.resolve("images"));
        for (int i = 0; i < 5; i++) {
            BufferedImage image = new BufferedImage(6, 4, BufferedImage.TYPE_3BYTE_BGR);
            ImageIO.write(image, "png", images.resolve(i + ".png").toFile());
        }
        Files.writeString(directory.resolve("captions.csv"), "file,title\n0.png,A\n1.png,\"B, c\"\n2,D\n3,E\n4,F\n");
        Files.writeString(
                directory.resolve("questions.json"),
                "[[\"a?\",\"yes\",0],[\"b?\",\"no\",0],[\"a?\",\"yes\",1],[\"a?\",\"no\",2],[\"a?\",\"yes\",3]]");
        Files.writeString(directory.resolve("wrong.json"), "[[\"a?\",\"yes\",0],[\"b?\",\"no\",9]]");
        server = TestServer.withData(directory.resolve("data"), directory);
        api = server.client();
    }

    @AfterAll
    void end() {
        server.close();
    }

    @Test
    void captionsAreRegisteredAndDescribed() {
        JsonView set = registered(
                "{'name': 'scenes', 'format': 'captions', 'train': ['captions.csv', 'images'], 'options': {'delimiter': ','}}");

        assertThat(set.text("kind")).isEqualTo("caption");
        assertThat(set.at("shape")).hasToString("[3,4,6,3]");
        assertThat(set.at("classes")).hasToString("[]");
        assertThat(set.whole("train_size") + set.whole("test_size")).isEqualTo(5);
        assertThat(set.at("train")).hasToString("[\"captions.csv\",\"images\"]");
        assertThat(api.get("/datasets/scenes").json(200)).isEqualTo(set);
        assertRefused("scenes", "of images with captions");
    }

    @Test
    void questionsAreRegisteredAndDescribed() {
        JsonView set = registered("{'name': 'asked', 'format': 'vqa', 'train': ['questions.json', 'images']}");

        assertThat(set.text("kind")).isEqualTo("question");
        assertThat(set.at("classes")).hasToString("[\"no\",\"yes\"]");
        assertThat(set.whole("train_size")).isEqualTo(4);
        assertThat(set.text("checksum")).hasSize(64);
        assertThat(api.get("/datasets").json(200).texts("items", "name")).contains("asked");
        assertRefused("asked", "of questions about images");
    }

    @Test
    void whatIsWrongInAFileIsToldWithItsPlace() {
        ApiAnswer answer =
                api.post("/datasets", json("{'name': 'no', 'format': 'vqa', 'train': ['wrong.json', 'images']}"));

        assertThat(answer.json(422).text("detail"))
                .isEqualTo("wrong.json, item [1]: is about image 9, which is none of the 5 in images");
        assertThat(api.get("/datasets/no").status()).isEqualTo(404);
    }

    private JsonView registered(String registration) {
        return api.post("/datasets", json(registration)).json(201);
    }

    private void assertRefused(String dataset, String what) {
        String study = json("""
                {'name': 'a', 'objectives': [{'metric': 'val_accuracy', 'goal': 'maximize'}],
                 'trial': {'dataset': '%s', 'model': 'cnn'}}
                """.formatted(dataset));

        ApiAnswer answer = api.post("/studies", study);

        assertThat(answer.problemPaths()).containsExactly("trial.dataset");
        assertThat(answer.json().texts("problems", "message"))
                .singleElement()
                .asString()
                .startsWith("is \"" + dataset + "\", which is " + what + "; no model trains on those yet");
    }
}
