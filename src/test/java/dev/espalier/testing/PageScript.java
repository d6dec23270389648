package dev.espalier.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The commands of a Markdown page: blocks fenced as {@code sh run}, and as {@code sh server} the one that keeps running. */
public final class PageScript {
    private PageScript() {}

    /** A fenced block; {@code kind} is what follows {@code sh}. */
    public record Block(String kind, String text) {}

    /** The README and the pages of docs that have blocks to run. */
    public static List<Path> pages() {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), docs.sorted())
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !blocks(read(file)).isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blocks of {@code markdown} to run, in order. */
    public static List<Block> blocks(String markdown) {
        List<Block> blocks = new ArrayList<>();
        String kind = "";
        StringBuilder text = new StringBuilder();
        for (String line : markdown.lines().toList()) {
            if (kind.isEmpty() && line.startsWith("```")) {
                kind = line.substring(3).strip() + " ";
                text.setLength(0);
            } else if (line.startsWith("```")) {
                String found = kind.strip();
                if (found.equals("sh run") || found.equals("sh server")) {
                    blocks.add(new Block(found.substring(3), text.toString()));
                }
                kind = "";
            } else {
                text.append(line).append('\n');
            }
        }
        return blocks;
    }

    /**
     * One bash script of all blocks. A server runs in the background until the end; the next block waits until it is ready.
     *
     * @param readiness the address that answers once the server is ready
     */
    public static String script(List<Block> blocks, String readiness) {
        StringBuilder script = new StringBuilder("""
                set -euo pipefail
                trap 'echo "FAILED: $BASH_COMMAND" >&2' ERR
                """);
        for (Block block : blocks) {
            if (block.kind().equals("run")) {
                script.append("set -x\n").append(block.text()).append("{ set +x; } 2>/dev/null\n");
            } else {
                script.append(block.text().strip()).append("""
                         >server.log 2>&1 &
                        SERVER=$!
                        trap 'kill $SERVER' EXIT
                        curl -sf --retry 120 --retry-delay 1 --retry-all-errors %s >/dev/null
                        """.formatted(readiness));
            }
        }
        return script.append("kill $SERVER\ntrap - EXIT\nwait $SERVER\n").toString();
    }
}
