package dev.espalier.dataset;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Image files made for a test, to be written as a folder or as a zip. */
public final class ImageFiles {
    private final SequencedMap<String, byte[]> files = new LinkedHashMap<>();

    public ImageFiles add(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    /** One colour all over; the form is that of the path's ending. */
    public ImageFiles plain(String path, int height, int width, int colour) {
        return add(path, filled(path.substring(path.lastIndexOf('.') + 1), height, width, colour));
    }

    public static byte[] filled(String form, int height, int width, int colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var drawing = image.createGraphics();
        drawing.setColor(new Color(colour));
        drawing.fillRect(0, 0, width, height);
        drawing.dispose();
        return encoded(image, form);
    }

    public static byte[] encoded(BufferedImage image, String form) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, form, bytes)) {
                throw new IllegalArgumentException("Java writes no " + form);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    public void toFolder(Path folder) {
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public void toZip(Path path) {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
