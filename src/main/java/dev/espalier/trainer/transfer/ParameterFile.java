package dev.espalier.trainer.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The parameters that DJL saved: bare, or in a model's zip, the latest epoch's of several as DJL itself takes. */
final class ParameterFile {
    private static final int MOST_BYTES = 1 << 28;
    private static final int BEGINNING = 64;
    private static final String SUFFIX = ".params";
    private static final Pattern OF_EPOCH = Pattern.compile("(.*)-(\\d{4,9})\\.params");

    private ParameterFile() {}

    /** @throws IOException if there are none, those of several models, or too many bytes */
    static byte[] read(Path file) throws IOException {
        return read(file, ParameterFile::bounded);
    }

    /** The first bytes of {@link #read}. */
    static byte[] beginning(Path file) throws IOException {
        return read(file, in -> in.readNBytes(BEGINNING));
    }

    private interface Reading {
        byte[] of(InputStream in) throws IOException;
    }

    private static byte[] read(Path file, Reading reading) throws IOException {
        if (!file.getFileName().toString().endsWith(".zip")) {
            try (InputStream in = Files.newInputStream(file)) {
                return reading.of(in);
            }
        }
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(latest(zip))) {
            return reading.of(in);
        }
    }

    private static ZipEntry latest(ZipFile zip) throws IOException {
        List<? extends ZipEntry> found =
                zip.stream().filter(entry -> entry.getName().endsWith(SUFFIX)).toList();
        long models = found.stream().map(ParameterFile::model).distinct().count();
        if (models != 1) {
            throw new IOException("holds %d files named *%s of %d models; expected those of one"
                    .formatted(found.size(), SUFFIX, models));
        }
        return found.stream().max(Comparator.comparingInt(ParameterFile::epoch)).orElseThrow();
    }

    private static String model(ZipEntry entry) {
        Matcher parts = OF_EPOCH.matcher(entry.getName());
        return parts.matches() ? parts.group(1) : entry.getName();
    }

    private static int epoch(ZipEntry entry) {
        Matcher parts = OF_EPOCH.matcher(entry.getName());
        return parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
    }

    private static byte[] bounded(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES);
        if (in.read() >= 0) {
            throw new IOException("is larger than " + MOST_BYTES + " bytes");
        }
        return bytes;
    }
}
