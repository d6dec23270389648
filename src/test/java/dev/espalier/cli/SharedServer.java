package dev.espalier.cli;

import dev.espalier.testing.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link TestServer} or an {@link ApiClient} of one server that all of a run share, started when first asked
 * for. Its tests make studies of their own and say nothing of how many there are.
 */
public final class SharedServer implements ParameterResolver {

    private record House(Path directory, TestServer server) implements AutoCloseable {
        static House build() {
            try {
                Path directory = Files.createTempDirectory("espalier-test");
                return new House(directory, TestServer.start(directory.resolve("data")));
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            try (var all = Files.walk(directory)) {
                List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
                for (Path path : deepestFirst) {
                    Files.delete(path);
                }
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestServer.class || type == ApiClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestServer server = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedServer.class))
                .computeIfAbsent(House.class, _ -> House.build(), House.class)
                .server();
        return parameter.getParameter().getType() == TestServer.class ? server : server.client();
    }
}
