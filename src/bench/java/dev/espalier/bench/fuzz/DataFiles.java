package dev.espalier.bench.fuzz;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files of data sets under a data root, whole and broken, and registrations of the whole ones. */
final class DataFiles {
    private static final int BROKEN_COPIES = 12;
    private static final int ROWS = 60;

    private final Path root;

    private DataFiles(Path root) {
        this.root = root;
    }

    /** Writes them. @return registrations that a server with this data root takes */
    static List<Json.Object> write(Path root, Mutator mutator) throws IOException {
        DataFiles files = new DataFiles(root);
        Map<String, byte[]> written = files.contents();
        for (Map.Entry<String, byte[]> file : written.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
            for (int copy = 0; copy < BROKEN_COPIES; copy++) {
                byte[] broken = mutator.garble(file.getValue());
                Files.write(
                        root.resolve(broken(file.getKey(), copy)), mutator.oneIn(3) ? mutator.garble(broken) : broken);
            }
        }
        return registrations();
    }

    /** The registration, of a broken copy of its file. */
    static Json.Object broken(Json.Object registration, Mutator mutator) {
        return registration.get("train").orElse(Json.EMPTY) instanceof Json.Text train
                        && train.value().contains(".")
                ? registration.with("train", Json.text(broken(train.value(), mutator.below(BROKEN_COPIES))))
                : registration;
    }

    private static String broken(String name, int copy) {
        int dot = name.indexOf('.');
        return dot < 0 ? name + copy : name.substring(0, dot) + "-" + copy + name.substring(dot);
    }

    private static List<Json.Object> registrations() {
        return List.of("""
                {"name": "flowers", "format": "csv", "train": "flowers.csv", "options": {"label": "kind"}}""", """
                {"name": "prices", "format": "csv", "train": "prices.csv", "test": "prices.csv",
                 "options": {"label": "price", "task": "tabular-regression"}}""", """
                {"name": "letters", "format": "csv-image", "train": "letters.csv", "options": {"shape": [1, 2, 2], "label": "last"}}""", """
                {"name": "mail", "format": "text-tsv", "train": "mail.tsv", "options": {"label": "first", "header": false}}""", """
                {"name": "mail2", "format": "text-csv", "train": "mail.csv", "options": {"label": "kind"}}""", """
                {"name": "names", "format": "text-folder", "train": "names", "options": {"level": "character"}}""", """
                {"name": "moves", "format": "ts", "train": "moves.ts", "test": "moves.ts"}""", """
                {"name": "tiny", "format": "idx", "train": ["images.gz", "labels.gz"]}""", """
                {"name": "signs", "format": "image-folder", "train": "signs.zip", "options": {"size": [8, 8]}}""").stream()
                .map(text -> (Json.Object) JsonText.parse(text))
                .toList();
    }

    private Map<String, byte[]> contents() throws IOException {
        return Map.ofEntries(
                Map.entry("flowers.csv", rows("length,width,colour,kind", "%1$d.5,%2$d,%3$s,%4$s")),
                Map.entry("prices.csv", rows("size,town,price", "%1$d,%3$s,%2$d.25")),
                Map.entry("letters.csv", rows("", "%1$d,%2$d,0,1,%4$s")),
                Map.entry("mail.tsv", rows("", "%4$s\t%3$s %1$d words of a letter")),
                Map.entry("mail.csv", rows("text,kind", "\"%3$s, %1$d words\",%4$s")),
                Map.entry("names/a.txt", rows("", "%3$s%1$d")),
                Map.entry("names/b.txt", rows("", "%1$d%3$s")),
                Map.entry(
                        "moves.ts",
                        rows(
                                "@problemName moves\n@timeStamps false\n@univariate true\n@classLabel true a b\n@data",
                                "%1$d,2,%2$d:%4$s")),
                Map.entry("images.gz", zipped(idx(3, ROWS * 4))),
                Map.entry("labels.gz", zipped(idx(1, ROWS))),
                Map.entry("signs.zip", pictures()));
    }

    private static byte[] rows(String header, String pattern) {
        List<String> lines = new ArrayList<>(header.isEmpty() ? List.of() : List.of(header));
        for (int row = 0; row < ROWS; row++) {
            lines.add(
                    pattern.formatted(row % 9, row * 7 % 11, row % 3 == 0 ? "red" : "blue", row % 2 == 0 ? "a" : "b"));
        }
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] idx(int dimensions, int bytes) {
        byte[] file = new byte[4 + 4 * dimensions + bytes];
        file[2] = 8;
        file[3] = (byte) dimensions;
        file[7] = ROWS;
        for (int dimension = 1; dimension < dimensions; dimension++) {
            file[7 + 4 * dimension] = 2;
        }
        for (int index = 4 + 4 * dimensions; index < file.length; index++) {
            file[index] = (byte) (dimensions == 1 ? index % 2 : index);
        }
        return file;
    }

    private static byte[] zipped(byte[] content) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    /** Portable grey maps would not do: PNG is what image folders hold. */
    private static byte[] pictures() throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int index = 0; index < 20; index++) {
                zip.putNextEntry(new ZipEntry("signs/" + (index % 2 == 0 ? "a/" : "b/") + index + ".png"));
                zip.write(picture(index));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] picture(int shade) throws IOException {
        var image = new java.awt.image.BufferedImage(8, 8, java.awt.image.BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[64];
        Arrays.fill(pixels, shade * 10);
        image.setRGB(0, 0, 8, 8, pixels, 0, 8);
        var bytes = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
