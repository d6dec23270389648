package dev.espalier.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServerEventReaderTest {

    @Test
    void anEventEndsAtAnEmptyLine() {
        assertThat(read("""
                id: 7
                event: trial
                data: {"number":3}

                """)).containsExactly(new ServerEvent("7", "trial", "{\"number\":3}"));
    }

    @Test
    void severalDataLinesAreJoined() {
        assertThat(read("data: one\ndata: two\n\n")).containsExactly(new ServerEvent("", "message", "one\ntwo"));
    }

    @Test
    void anIdHoldsUntilTheNext() {
        assertThat(read("id: 1\ndata: a\n\ndata: b\n\nid: 2\ndata: c\n\n"))
                .extracting(ServerEvent::id)
                .containsExactly("1", "1", "2");
    }

    @Test
    void commentsAndUnknownFieldsSayNothing() {
        assertThat(read(": still here\n\nretry: 500\nweather: fine\ndata: a\n\n"))
                .hasSize(1);
    }

    @Test
    void onlyOneBlankAfterTheColonIsLeftOut() {
        assertThat(read("data:  a\n\ndata:b\n\n")).extracting(ServerEvent::data).containsExactly(" a", "b");
    }

    @Test
    void aTypeIsOfItsEventAlone() {
        assertThat(read("event: study\ndata: a\n\ndata: b\n\n"))
                .extracting(ServerEvent::type)
                .containsExactly("study", "message");
    }

    @Test
    void anEventThatIsCutOffIsNone() {
        assertThat(read("id: 4\ndata: half")).isEmpty();
    }

    private static List<ServerEvent> read(String stream) {
        ServerEventReader reader = new ServerEventReader();
        return stream.lines().flatMap(line -> reader.line(line).stream()).toList();
    }
}
