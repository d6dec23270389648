package dev.espalier.bench.fuzz;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds in answers what only the server's own people should read. */
final class Leaks {
    private static final List<Look> LOOKS = List.of(
            new Look(
                    "a path of the host",
                    "(?<![\\w.:/])/(?:tmp|home|root|work|usr|var|opt|proc|etc|Users|private)/[\\w./-]*\\w|[A-Z]:\\\\\\\\\\w+"),
            new Look(
                    "a Java class",
                    "\\b(?:java|javax|jdk|sun|com|org|io|ai|net|dev\\.espalier)\\.[a-z]\\w*\\.(?:\\w+\\.)*[A-Z]\\w+"),
            new Look("a Java class", "\\b[A-Z]\\w+(?:Exception|Error)\\b"),
            new Look("a Java class", "\\w+\\.java:\\d+"),
            new Look(
                    "a Java value",
                    "\\b[A-Z]\\w+\\[\\w+=|\\bOptional(?:\\.empty|\\[)|\\[[BIJDLZ];?@[0-9a-f]+|\\w@[0-9a-f]{6,8}\\b"),
            new Look(
                    "a library's option",
                    "\\b[A-Z]{3,}(?:_[A-Z]+){2,}\\b|JsonReadFeature|StreamReadConstraints|maxNestingDepth|maxNumberLength"),
            new Look(
                    "a reason that is missing",
                    "\"detail\":\"[^\"]*(?::|: null|: \\.)\\s*\"|\"detail\":\"(?:null|)\"|\"message\":\"(?:null|)\"|\"message\":\"[^\"]*(?::|: null)\\s*\""));

    private final List<String> own;

    /** @param own paths of the server, which no answer may hold whatever was asked */
    Leaks(List<String> own) {
        this.own = List.copyOf(own);
    }

    private record Look(String kind, Pattern pattern) {
        Look(String kind, String pattern) {
            this(kind, Pattern.compile(pattern));
        }
    }

    /** What was found, and the words that show it. */
    record Leak(String kind, String words) {}

    /** Text that the request itself contained is not a leak. */
    Optional<Leak> find(String answer, Shot shot) {
        for (String path : own) {
            if (answer.contains(path)) {
                return Optional.of(new Leak("a path of the host", path));
            }
        }
        String asked = shot.start() + "\n" + String.join("\n", shot.headers()) + "\n"
                + new String(shot.body(), StandardCharsets.UTF_8);
        List<String> known = List.of(asked, decoded(asked));
        return LOOKS.stream().flatMap(look -> matches(look, answer, known)).findFirst();
    }

    private static Stream<Leak> matches(Look look, String answer, List<String> known) {
        Matcher matcher = look.pattern().matcher(answer);
        return matcher.results()
                .map(java.util.regex.MatchResult::group)
                .filter(words -> !Mutator.knows(words) && known.stream().noneMatch(text -> text.contains(words)))
                .map(words -> new Leak(look.kind(), words));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
