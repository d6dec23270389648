package dev.espalier.trainer.data;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Questions about images with their answers, in a JSON file, and a folder or zip of the images. An image may be asked about
 * many times; one that is not is passed over. Option {@code answers} is a file of all answers, one a line, in their order.
 */
final class VqaFormat implements DatasetFormat {

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
        RawRemarks.Rules rules = RawRemarks.Rules.read(options);
        Encoding encoding = options.encoding();
        return files -> read(files, answers.map(file -> file.in(encoding)), rules);
    }

    private static RawRemarks read(SourceFiles files, Optional<DataFile> answers, RawRemarks.Rules rules) {
        List<String> known = answers.map(VqaFormat::answers).orElse(List.of());
        List<List<Question>> parts =
                files.parts().stream().map(VqaFormat::questions).toList();
        PartSizes sizes = PartSizes.of(parts.size(), part -> parts.get(part).size());
        List<Question> questions = parts.stream().flatMap(List::stream).toList();
        String source = answers.map(file -> ", as in " + file.name()).orElse("");
        List<Remark> remarks = questions.stream().map(Question::remark).toList();
        RawTargets.Labels labels = ClassLabels.index(
                questions.stream().map(Question::answer).toList(),
                sizes.train(),
                known,
                (question, message) -> remarks.get(question).failure().of(message + source));
        return RawRemarks.of(remarks, Optional.of(labels), sizes, rules);
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
