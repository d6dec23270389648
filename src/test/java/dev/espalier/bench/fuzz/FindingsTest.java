package dev.espalier.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {
    private static final Shot ASKED = Shot.of("GET /a", "GET /a?path=%2Fetc%2Fpasswd");

    private final Findings findings = new Findings(new Leaks(List.of("/somewhere/data")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no file /home/user/x.csv                          | a path of the host
            under /somewhere/data                             | a path of the host
            java.lang.String is wrong                         | a Java class
            NumberFormatException                             | a Java class
            at Routes.java:12                                 | a Java class
            Trial[number=1]                                   | a Java value
            Optional.empty                                    | a Java value
            enable ALLOW_NON_NUMERIC_NUMBERS                  | a library's option
            Trial 1 is complete, not running:                 | a reason that is missing
            null                                              | a reason that is missing
            """)
    void whatNoAnswerShouldShowIsFound(String detail, String kind) {
        assertThat(findings.judge(ASKED, answer(400, detail)))
                .hasValueSatisfying(fault -> assertThat(fault.kind()).isEqualTo(kind));
    }

    @Test
    void whatTheSenderWroteItselfIsNoFault() {
        assertThat(findings.judge(ASKED, answer(404, "There is nothing at /etc/passwd.")))
                .isEmpty();
        assertThat(findings.judge(ASKED, answer(422, "must be one of nan, inf, -inf")))
                .isEmpty();
    }

    @Test
    void aFaultOfTheServerIsFoundAndOverloadIsNot() {
        assertThat(findings.judge(ASKED, answer(500, "a"))).isPresent();
        assertThat(findings.judge(ASKED, answer(503, "a"))).isEmpty();
        assertThat(findings.judge(ASKED, answer(429, "a"))).isEmpty();
    }

    @Test
    void ofEachKindTheSmallestRequestIsKept() {
        Shot small = Shot.of("POST /a", "POST /a").with(Json.EMPTY);
        Shot large = Shot.of("POST /a", "POST /a").with(JsonText.parse("{\"a\": [1, 2, 3]}"));
        findings.add(large, List.of(answer(500, "a")));
        findings.add(small, List.of(answer(500, "a")));
        findings.add(large, List.of(answer(500, "a")));

        assertThat(findings.list()).singleElement().satisfies(finding -> {
            assertThat(finding.count()).isEqualTo(3);
            assertThat(finding.smallest()).isSameAs(small);
        });
    }

    @Test
    void theSameSeedMutatesInTheSameWay() {
        assertThat(mutations(7)).isEqualTo(mutations(7)).isNotEqualTo(mutations(8));
    }

    private static List<Json> mutations(long seed) {
        Json whole = JsonText.parse("{\"a\": {\"b\": [1, 2, {\"c\": null}]}, \"d\": \"e\", \"f\": 0.5}");
        Corpus corpus = new Corpus(List.of(), List.of(whole), List.of("a", "b"));
        Mutator mutator = new Mutator(new SplittableRandom(seed), corpus);
        return IntStream.range(0, 50).mapToObj(_ -> mutator.mutate(whole)).toList();
    }

    private static Reply answer(int status, String detail) {
        String body = JsonText.print(Json.EMPTY.with("detail", Json.text(detail)));
        return new Reply(status, Map.of("content-type", "application/problem+json"), body, 0.1, Reply.Ending.WHOLE);
    }
}
