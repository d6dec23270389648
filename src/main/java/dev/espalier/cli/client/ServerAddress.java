package dev.espalier.cli.client;

import dev.espalier.study.InvalidInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a server is and what is shown to it, as a user writes them.
 *
 * @param url {@code http} or {@code https}, with a host, perhaps a port and the path that a proxy puts before the server's
 * @param token empty where none is shown
 */
public record ServerAddress(URI url, Optional<String> token) {
    public static final String USUAL = "http://127.0.0.1:7070";

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");
    private static final String ADVICE = "; write http://HOST:PORT, as 'espalier serve' prints it";

    /**
     * @param option the address of option {@code --url}, if given; else it is {@code ESPALIER_URL}, if that is not blank
     * @throws InvalidInput naming what is wrong with the address or the token; the token itself is not shown
     */
    public static ServerAddress of(Optional<String> option, Map<String, String> environment) {
        Optional<String> variable = given(environment, "ESPALIER_URL");
        URI url = option.map(text -> read("--url", text.strip()))
                .or(() -> variable.map(text -> read("ESPALIER_URL", text)))
                .orElseGet(() -> URI.create(USUAL));
        Optional<String> token = given(environment, "ESPALIER_TOKEN");
        if (token.filter(secret -> !TOKEN.matcher(secret).matches()).isPresent()) {
            throw new InvalidInput(
                    "ESPALIER_TOKEN", "holds a blank, a line break or a letter beyond ASCII, which no token has");
        }
        return new ServerAddress(url, token);
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static URI read(String origin, String text) {
        try {
            URI url = new URI(SCHEME.matcher(text).matches() ? text : "http://" + text);
            String scheme = url.getScheme().toLowerCase(java.util.Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw new InvalidInput(origin, "\"" + text + "\" begins with " + scheme + "://" + ADVICE);
            }
            if (url.getHost() == null || url.getHost().matches("\\d+") || url.getPort() > 65_535) {
                throw new InvalidInput(origin, "\"" + text + "\" names no host, or no port from 1 to 65535" + ADVICE);
            }
            if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
                throw new InvalidInput(origin, "the address has more than a host, a port and a path" + ADVICE);
            }
            return url;
        } catch (URISyntaxException malformed) {
            throw new InvalidInput(origin, "\"" + text + "\" is not the address of a server" + ADVICE);
        }
    }
}
