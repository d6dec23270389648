package dev.espalier.cli.client;

import dev.espalier.dataset.io.Unreadable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** What it means for a user that a server could not be reached, or that what answers is none. */
final class Unreached {
    private static final String WHERE = "say where it is with --url or ESPALIER_URL.";

    private Unreached() {}

    /** @param base the address as the user knows it */
    static CommandFailed because(String base, IOException failed) {
        return new CommandFailed(
                switch (failed) {
                    case ConnectException unknown
                    when unknown.getCause() instanceof UnresolvedAddressException ->
                        "there is no host of the name in " + base + "; " + WHERE;
                    case ConnectException _ ->
                        "no server answers at " + base + ". Start one with 'espalier serve', or " + WHERE;
                    case HttpConnectTimeoutException _ -> base + " cannot be reached; " + WHERE;
                    case HttpTimeoutException _ -> base + " took too long to answer";
                    case SSLException tls -> encrypted(base, tls);
                    case ProtocolException _ -> notEspalier(base);
                    default -> broken(base, failed);
                },
                failed);
    }

    /** What answers is something else. */
    static String notEspalier(String base) {
        return "what answers at " + base + " is not Espalier; " + WHERE;
    }

    private static String encrypted(String base, SSLException failed) {
        String message = String.valueOf(failed.getMessage());
        return message.contains("PKIX") || message.contains("certificate")
                ? "the certificate that " + base + " shows is not one that Java trusts"
                : base + " does not speak https; try http";
    }

    private static String broken(String base, IOException failed) {
        String message = String.valueOf(failed.getMessage());
        if (message.contains("received no bytes")) {
            return base + " closed the connection without an answer"
                    + (base.startsWith("https") ? "" : "; perhaps it speaks https");
        }
        return message.contains("parser") || message.contains("status line")
                ? notEspalier(base)
                : "the connection to " + base + " broke: " + Unreadable.why(failed);
    }
}
