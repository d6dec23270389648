package dev.espalier.testing;

import java.net.http.HttpHeaders;
import java.util.List;
import org.assertj.core.api.Assertions;

/** What a server answered. */
public record ApiAnswer(int status, HttpHeaders headers, String body) {

    public JsonView json() {
        return JsonView.parse(body);
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** This answer, or a failure that shows its body where its status is another. */
    public ApiAnswer expect(int expected) {
        Assertions.assertThat(status).as(body).isEqualTo(expected);
        return this;
    }

    /** The answer's JSON where its status is {@code expected}. */
    public JsonView json(int expected) {
        return expect(expected).json();
    }

    /** The paths of a 422's problems. */
    public List<String> problemPaths() {
        return json(422).texts("problems", "path");
    }
}
