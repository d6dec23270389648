package dev.espalier.http;

import dev.espalier.study.InvalidInput;
import dev.espalier.study.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who may do what, by bearer token. Keeps hashes alone, and compares all of them in constant time. */
public final class Tokens {
    private static final int SHORTEST = 16;

    private final List<Token> tokens;

    private record Token(TokenRole role, byte[] hash) {
        /** By which it is told from others; the token does not follow from it. */
        String id() {
            return HexFormat.of().formatHex(hash);
        }
    }

    /** Who sent a request. */
    record Bearer(TokenRole role, String id) {}

    private Tokens(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    /**
     * Reads a file with a line a token: the role, a space, the token; empty lines and lines that begin with {@code #} are
     * passed over.
     *
     * @throws InvalidInput naming every line that is wrong, never a token
     */
    public static Tokens read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException problem) {
            throw new UncheckedIOException("The token file " + file + " cannot be read.", problem);
        }
        Problems problems = new Problems();
        List<Token> tokens = new ArrayList<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                token(line, file + " line " + number, problems).ifPresent(tokens::add);
            }
        }
        if (tokens.isEmpty() && problems.isEmpty()) {
            problems.add(
                    file.toString(), "holds no token; a line is a role (reader, submitter or admin), a space, a token");
        }
        problems.throwIfAny();
        return new Tokens(tokens);
    }

    private static Optional<Token> token(String line, String place, Problems problems) {
        String[] words = line.split("\\s+", 2);
        Optional<TokenRole> role = role(words[0]);
        if (role.isEmpty()) {
            problems.add(place, "must begin with reader, submitter or admin");
            return Optional.empty();
        }
        if (words.length < 2 || words[1].length() < SHORTEST) {
            problems.add(place, "must hold a token of at least " + SHORTEST + " characters after the role");
            return Optional.empty();
        }
        return Optional.of(new Token(role.get(), hash(words[1])));
    }

    private static Optional<TokenRole> role(String word) {
        for (TokenRole role : TokenRole.values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    /** The bearer of the token in an {@code Authorization} header; empty when there is none that is known. */
    Optional<Bearer> bearer(Optional<String> authorization) {
        String given = authorization
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring("Bearer ".length()).strip())
                .orElse("");
        byte[] hash = hash(given);
        Optional<Bearer> found = Optional.empty();
        for (Token token : tokens) {
            if (MessageDigest.isEqual(token.hash(), hash)) {
                found = Optional.of(new Bearer(token.role(), token.id()));
            }
        }
        return found;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
