package dev.espalier.cli.client;

import java.util.Optional;

/**
 * Puts events together from the lines of a {@code text/event-stream}, as the HTML standard's section on server-sent
 * events interprets them. One stream, one reader.
 */
public final class ServerEventReader {
    private final StringBuilder data = new StringBuilder();
    private String type = "";
    private String id = "";

    /** @return the event that {@code line}, without its line break, completes */
    public Optional<ServerEvent> line(String line) {
        if (line.isEmpty()) {
            return dispatch();
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        take(field, value.startsWith(" ") ? value.substring(1) : value);
        return Optional.empty();
    }

    private void take(String field, String value) {
        switch (field) {
            case "event" -> type = value;
            case "data" -> data.append(value).append('\n');
            case "id" -> id = value.indexOf('\0') < 0 ? value : id;
            default -> {
                // A comment, which has an empty name, or a field of no meaning here.
            }
        }
    }

    private Optional<ServerEvent> dispatch() {
        String name = type.isEmpty() ? "message" : type;
        type = "";
        if (data.isEmpty()) {
            return Optional.empty();
        }
        data.setLength(data.length() - 1);
        ServerEvent event = new ServerEvent(id, name, data.toString());
        data.setLength(0);
        return Optional.of(event);
    }
}
