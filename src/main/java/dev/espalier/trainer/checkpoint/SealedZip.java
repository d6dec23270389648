package dev.espalier.trainer.checkpoint;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A zip with a manifest that holds the size and SHA-256 of each part; reading a part checks both. */
final class SealedZip implements AutoCloseable {
    /** Bytes of the largest part of text that is read. */
    static final long LARGEST_TEXT = 64L << 20;

    private static final long LARGEST_MANIFEST = 1 << 16;
    private static final String MANIFEST = "manifest.json";

    /** The same for every file, so that the same parts are the same bytes. */
    private static final LocalDateTime WRITTEN = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipFile zip;
    private final Json.Object parts;

    private SealedZip(ZipFile zip, Json.Object parts) {
        this.zip = zip;
        this.parts = parts;
    }

    /** Writes {@code parts} and a manifest of them. */
    static void write(OutputStream out, SequencedMap<String, byte[]> parts) throws IOException {
        SequencedMap<String, Json> manifest = new LinkedHashMap<>();
        parts.forEach((name, bytes) -> manifest.put(
                name, Json.EMPTY.with("bytes", Json.number(bytes.length)).with("sha256", Json.text(sha256(bytes)))));
        SequencedMap<String, byte[]> all = new LinkedHashMap<>(parts);
        Json.Object sealed = Json.EMPTY.with("format", Json.number(1)).with("parts", new Json.Object(manifest));
        all.put(MANIFEST, JsonText.pretty(sealed).getBytes(StandardCharsets.UTF_8));
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, byte[]> part : all.entrySet()) {
            ZipEntry entry = new ZipEntry(part.getKey());
            entry.setTimeLocal(WRITTEN);
            zip.putNextEntry(entry);
            zip.write(part.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }

    /** @throws IOException if it is no such zip */
    static SealedZip open(Path file) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        try {
            byte[] manifest = bytes(zip, MANIFEST, LARGEST_MANIFEST);
            Json json = JsonText.parse(new String(manifest, StandardCharsets.UTF_8));
            if (json instanceof Json.Object object
                    && object.get("parts").orElse(new Json.Null()) instanceof Json.Object parts) {
                return new SealedZip(zip, parts);
            }
            throw new IOException("its " + MANIFEST + " names no parts");
        } catch (IOException | RuntimeException failed) {
            zip.close();
            throw failed;
        }
    }

    /**
     * The bytes of a part.
     *
     * @param most what is read at the very most
     * @throws IOException naming the part, if it is missing, too large, or not what the manifest says
     */
    byte[] part(String name, long most) throws IOException {
        String expected = seal(name);
        byte[] bytes = bytes(zip, name, most);
        String found = sha256(bytes);
        if (!found.equals(expected)) {
            throw new IOException("the part " + name + " was changed: its SHA-256 is " + found + ", not " + expected);
        }
        return bytes;
    }

    /**
     * The SHA-256 that a part is to have.
     *
     * @throws IOException naming the part, if the manifest does not have it
     */
    String seal(String name) throws IOException {
        if (parts.get(name).orElse(new Json.Null()) instanceof Json.Object seal
                && seal.get("sha256").orElse(new Json.Null()) instanceof Json.Text(String expected)) {
            return expected;
        }
        throw new IOException("the part " + name + " is not in its manifest");
    }

    private static byte[] bytes(ZipFile zip, String name, long most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("the part " + name + " is missing");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, most));
            if (in.read() >= 0) {
                throw new IOException("the part " + name + " is larger than " + most + " bytes");
            }
            return bytes;
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
