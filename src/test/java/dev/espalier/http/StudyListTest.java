package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.SharedServer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.Pages;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class StudyListTest {

    @Test
    void studiesAreListedNewestFirst(ApiClient api) {
        List<String> ids = Stream.of("first", "second", "third")
                .map(name -> ExternalStudy.submit(api, "'name': '" + name + "'").id())
                .toList();

        assertThat(api.get("/studies").json(200).texts("items", "id"))
                .startsWith(ids.reversed().toArray(String[]::new));
    }

    @Test
    void pagesGoOnWhereThePageBeforeEndedThoughStudiesAreAddedMeanwhile(ApiClient api) {
        Stream.of("a", "b", "c", "d", "e").forEach(name -> ExternalStudy.submit(api, "'name': 'paged " + name + "'"));

        List<String> paged =
                Pages.all(api, "/studies?limit=2", () -> ExternalStudy.submit(api, "'name': 'newer'")).stream()
                        .map(study -> study.text("name"))
                        .toList();

        assertThat(paged).containsSubsequence("paged e", "paged d", "paged c", "paged b", "paged a");
        assertThat(paged).filteredOn(name -> name.startsWith("paged")).doesNotHaveDuplicates();
    }

    @Test
    void studiesCanBeFilteredByState(ApiClient api) {
        ExternalStudy paused = ExternalStudy.submit(api, "");
        paused.post("/pause", "{}").expect(200);
        ExternalStudy running = ExternalStudy.submit(api, "");

        assertThat(api.get("/studies?state=paused&limit=1000").json(200).texts("items", "id"))
                .contains(paused.id())
                .doesNotContain(running.id());
    }

    @Test
    void aStateOrLimitOrCursorThatCannotBeIsNamed(ApiClient api) {
        assertThat(api.get("/studies?state=asleep").problemPaths()).containsExactly("state");
        assertThat(api.get("/studies?limit=0").problemPaths()).containsExactly("limit");
        assertThat(api.get("/studies?limit=1001").problemPaths()).containsExactly("limit");
        assertThat(api.get("/studies?limit=many").problemPaths()).containsExactly("limit");
        assertThat(api.get("/studies?cursor=elsewhere").problemPaths()).containsExactly("cursor");
    }
}
