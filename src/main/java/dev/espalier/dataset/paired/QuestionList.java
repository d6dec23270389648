package dev.espalier.dataset.paired;

import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.json.JsonText;
import dev.espalier.json.MalformedJson;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A JSON file with a list of questions, each {@code [question, answer, image]} or an object of members so called. An answer,
 * and what an image is called, may be a whole number.
 */
record QuestionList(DataFile file, NamedPictures pictures) {
    private static final List<String> MEMBERS = List.of("question", "answer", "image");
    private static final String ITEM = "expected a list of a question, its answer and an image, or an object of these";

    /** @throws DatasetFailure if it is no such list, or a question is about no image of those */
    List<Question> questions() {
        if (!(json() instanceof Json.Array(List<Json> items))) {
            throw DatasetFailure.of(file.name(), "is no list; expected one of questions");
        }
        if (items.isEmpty()) {
            throw DatasetFailure.of(file.name(), "is empty; expected a list of questions");
        }
        return IntStream.range(0, items.size())
                .mapToObj(index ->
                        question(items.get(index), message -> DatasetFailure.atItem(file.name(), index, message)))
                .toList();
    }

    private Json json() {
        try (Reader text = file.held().text()) {
            return JsonText.parse(text.readAllAsString());
        } catch (MalformedJson malformed) {
            throw DatasetFailure.of(file.name(), "cannot be read. " + malformed.getMessage());
        } catch (IOException failed) {
            throw file.unreadable(failed);
        }
    }

    private Question question(Json item, DatasetFailure.Naming failure) {
        List<Json> parts = parts(item, failure);
        if (!(parts.get(0) instanceof Json.Text(String question))) {
            throw failure.of("has a question that is no text");
        }
        String answer = word(parts.get(1))
                .orElseThrow(() -> failure.of("has an answer that is neither a text nor a whole number"))
                .strip();
        String image = word(parts.get(2))
                .orElseThrow(() -> failure.of("has an image that is neither a text nor a whole number"));
        if (answer.isEmpty()) {
            throw failure.of("has an empty answer; fill it in, or leave the question out");
        }
        return new Question(ImageTextPair.of(pictures, image, question, "question", failure), answer);
    }

    private static List<Json> parts(Json item, DatasetFailure.Naming failure) {
        return switch (item) {
            case Json.Array(List<Json> parts) when parts.size() == MEMBERS.size() -> parts;
            case Json.Array(List<Json> parts) -> throw failure.of("is a list of %d; %s".formatted(parts.size(), ITEM));
            case Json.Object object ->
                MEMBERS.stream()
                        .map(name ->
                                object.get(name).orElseThrow(() -> failure.of("has no %s; %s".formatted(name, ITEM))))
                        .toList();
            case Json.Text _, Json.Number _, Json.Bool _, Json.Null _ ->
                throw failure.of("is neither a list nor an object; " + ITEM);
        };
    }

    private static Optional<String> word(Json value) {
        return switch (value) {
            case Json.Text(String text) -> Optional.of(text);
            case Json.Number number
            when number.isWhole() -> Optional.of(number.value().toPlainString());
            case Json.Number _, Json.Array _, Json.Object _, Json.Bool _, Json.Null _ -> Optional.empty();
        };
    }
}
