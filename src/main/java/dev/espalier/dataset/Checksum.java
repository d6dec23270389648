package dev.espalier.dataset;

import dev.espalier.dataset.core.DatasetFormat;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** SHA-256 of what a data set is made of. */
final class Checksum {
    private final MessageDigest digest;

    Checksum() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /**
     * Adds the bytes of these files; of a folder, the names within it and the bytes of the files that {@code format} reads.
     * What a folder is called, and where it lies, says nothing, nor do notes in it.
     */
    Checksum addFiles(List<DataFile> files, DatasetFormat format) {
        for (DataFile file : files) {
            for (DataFile part : format.files(file)) {
                if (!part.equals(file)) {
                    addText(part.name().substring(file.name().length()));
                }
                addFile(part);
            }
        }
        return this;
    }

    /** Adds files for validation; what has none has the checksum that it had before there could be any. */
    Checksum addValidation(List<DataFile> files, DatasetFormat format) {
        addText("validation");
        return addFiles(files, format);
    }

    /** Adds the bytes of these files. */
    Checksum addFiles(List<DataFile> files) {
        files.forEach(this::addFile);
        return this;
    }

    /** Adds what says how the files are read: the same files read otherwise are another data set. */
    Checksum addReading(DatasetSpec spec) {
        addText(spec.format());
        addJson(spec.options());
        return this;
    }

    /** So far, in hexadecimal; more may be added. */
    String hexadecimal() {
        return HexFormat.of().formatHex(soFar());
    }

    /** A seed that depends on what was added so far. */
    long seed() {
        return ByteBuffer.wrap(soFar()).getLong();
    }

    private byte[] soFar() {
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", impossible);
        }
    }

    private void addFile(DataFile file) {
        byte[] buffer = new byte[1 << 16];
        try (InputStream stream = Files.newInputStream(file.path())) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException failed) {
            throw file.unreadable(failed);
        }
    }

    private void addText(String text) {
        digest.update((text.length() + ":" + text).getBytes(StandardCharsets.UTF_8));
    }

    /** Members are sorted, since their order says nothing. */
    private void addJson(Json json) {
        switch (json) {
            case Json.Object(var members) -> {
                addText("{");
                for (Map.Entry<String, Json> member : new TreeMap<>(members).entrySet()) {
                    addText(member.getKey());
                    addJson(member.getValue());
                }
                addText("}");
            }
            case Json.Array(List<Json> items) -> {
                addText("[");
                items.forEach(this::addJson);
                addText("]");
            }
            case Json.Text(String value) -> addText("\"" + value);
            case Json.Number number -> addText(number.plain());
            case Json.Bool(boolean value) -> addText(value ? "true" : "false");
            case Json.Null none -> addText("null");
        }
    }
}
