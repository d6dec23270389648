package dev.espalier.cli;

import java.net.URI;

/** A running server: everything that {@code serve} starts, put together. */
final class ServerProcess implements AutoCloseable {
    private final URI url;

    private ServerProcess(URI url) {
        this.url = url;
    }

    /** Returns once the server answers. */
    static ServerProcess start(ServeOptions options) {
        throw new CommandFailed("the server is not part of this build yet; it would use " + options.dataDirectory());
    }

    /** Where it listens. */
    URI url() {
        return url;
    }

    /** Finishes what is being written and ends. */
    @Override
    public void close() {}
}
