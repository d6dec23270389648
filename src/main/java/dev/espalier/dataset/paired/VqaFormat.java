package dev.espalier.dataset.paired;

import dev.espalier.dataset.core.ClassLabels;
import dev.espalier.dataset.core.DatasetFormat;
import dev.espalier.dataset.core.PartSizes;
import dev.espalier.dataset.core.RawTargets;
import dev.espalier.dataset.core.Reading;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Encoding;
import dev.espalier.dataset.io.Excerpt;
import dev.espalier.dataset.io.Options;
import dev.espalier.dataset.io.SourceFiles;
import dev.espalier.dataset.io.TextLines;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Questions about images with their answers, in a JSON file, and a folder or zip of the images. An image may be asked about
 * many times; one that is not is passed over. Option {@code answers} is a file of all answers, one a line, in their order.
 */
public final class VqaFormat implements DatasetFormat {

    @Override
    public String name() {
        return "vqa";
    }

    @Override
    public List<String> paths() {
        return List.of("questions", "folder or zip of images");
    }

    @Override
    public List<DataFile> files(DataFile path) {
        return NamedPictures.files(path);
    }

    @Override
    public Reading reading(Options options) {
        Optional<DataFile> answers = options.file(
                "answers",
                "a file below a data root with every answer in a line of its own, in the order wanted; left out: what the training questions have");
        RawImageTextPairs.Rules rules = RawImageTextPairs.Rules.read(options);
        Encoding encoding = options.encoding();
        return files -> read(files, answers.map(file -> file.in(encoding)), rules);
    }

    private static RawImageTextPairs read(
            SourceFiles files, Optional<DataFile> answers, RawImageTextPairs.Rules rules) {
        List<String> known = answers.map(VqaFormat::answers).orElse(List.of());
        List<List<Question>> parts =
                files.parts().stream().map(VqaFormat::questions).toList();
        PartSizes sizes = PartSizes.of(parts.size(), part -> parts.get(part).size());
        List<Question> questions = parts.stream().flatMap(List::stream).toList();
        String source = answers.map(file -> ", as in " + file.name()).orElse("");
        List<ImageTextPair> pairs = questions.stream().map(Question::pair).toList();
        RawTargets.Labels labels = ClassLabels.index(
                questions.stream().map(Question::answer).toList(),
                sizes.train(),
                known,
                (question, message) -> pairs.get(question).failure().of(message + source));
        return RawImageTextPairs.of(pairs, Optional.of(labels), sizes, rules);
    }

    private static List<Question> questions(List<DataFile> files) {
        return new QuestionList(files.getFirst(), NamedPictures.open(files.getLast())).questions();
    }

    private static List<String> answers(DataFile file) {
        SequencedSet<String> seen = new LinkedHashSet<>();
        new TextLines(file.held()).forEach((line, answer) -> {
            if (!answer.isEmpty() && !seen.add(answer)) {
                throw DatasetFailure.atLine(
                        file.name(), line, "has the answer %s again; expected each once".formatted(Excerpt.of(answer)));
            }
        });
        if (seen.isEmpty()) {
            throw DatasetFailure.of(file.name(), "is empty; expected an answer in each line");
        }
        return List.copyOf(seen);
    }
}
