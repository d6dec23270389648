package dev.espalier.trainer.npz;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Named arrays in numpy's {@code .npz}: a zip of {@code .npy} files, format 1.0. Numbers hardly compress, so they are not.
 * What is read must have the form that the reader expects; nothing of another size is ever allocated.
 */
public final class Npz {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;
    private static final int LONGEST_HEADER = 8192;
    private static final String SUFFIX = ".npy";

    /** The same for every file, so that the same arrays are the same bytes. */
    private static final LocalDateTime WRITTEN = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Npz() {}

    /** Writes {@code arrays} and leaves {@code out} open. */
    public static void write(OutputStream out, SequencedMap<String, NpzArray> arrays) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.NO_COMPRESSION);
        for (Map.Entry<String, NpzArray> array : arrays.entrySet()) {
            ZipEntry entry = new ZipEntry(array.getKey() + SUFFIX);
            entry.setTimeLocal(WRITTEN);
            zip.putNextEntry(entry);
            zip.write(header(array.getValue()));
            zip.write(array.getValue().bytes());
            zip.closeEntry();
        }
        zip.finish();
    }

    /**
     * Reads every array of {@code forms}.
     *
     * @throws ZipException if one is missing, there twice, unexpected, or of another form; the message names it
     */
    public static Map<String, NpzArray> read(InputStream in, Map<String, NpzForm> forms) throws IOException {
        Map<String, NpzArray> arrays = new HashMap<>();
        ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName().endsWith(SUFFIX)
                    ? entry.getName().substring(0, entry.getName().length() - SUFFIX.length())
                    : entry.getName();
            NpzForm form = forms.get(name);
            if (form == null || arrays.containsKey(name)) {
                throw new ZipException("the array " + name + " is not expected");
            }
            arrays.put(name, array(zip, name, form));
        }
        for (String name : forms.keySet()) {
            if (!arrays.containsKey(name)) {
                throw new ZipException("the array " + name + " is missing");
            }
        }
        return arrays;
    }

    private static byte[] header(NpzArray array) {
        String text = new NpzForm(array.type(), array.shape()).header();
        int unpadded = MAGIC.length + 2 + text.length() + 1;
        int length = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - MAGIC.length - 2;
        byte[] header = new byte[MAGIC.length + 2 + length];
        java.util.Arrays.fill(header, (byte) ' ');
        System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
        header[MAGIC.length] = (byte) length;
        header[MAGIC.length + 1] = (byte) (length >> 8);
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, header, MAGIC.length + 2, ascii.length);
        header[header.length - 1] = '\n';
        return header;
    }

    private static NpzArray array(InputStream zip, String name, NpzForm form) throws IOException {
        DataInputStream data = new DataInputStream(zip);
        byte[] magic = data.readNBytes(MAGIC.length);
        if (!java.util.Arrays.equals(magic, MAGIC)) {
            throw new ZipException("the array " + name + " is not in numpy's format 1.0");
        }
        int length = data.readUnsignedByte() | data.readUnsignedByte() << 8;
        if (length > LONGEST_HEADER) {
            throw new ZipException("the array " + name + " has a header of " + length + " bytes");
        }
        String header = new String(data.readNBytes(length), StandardCharsets.US_ASCII).strip();
        if (!header.equals(form.header())) {
            throw new ZipException("the array " + name + " is " + header + ", not " + form.header());
        }
        byte[] bytes = data.readNBytes(form.size());
        if (bytes.length < form.size() || data.read() >= 0) {
            throw new ZipException("the array " + name + " does not hold " + form.size() + " bytes");
        }
        return new NpzArray(form.type(), form.shape(), bytes);
    }
}
