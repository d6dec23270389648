package dev.espalier.trainer.transfer;

import dev.espalier.dataset.io.Unreadable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The arrays of a {@code .npz} that anyone wrote, compressed or not. */
final class NpzArrays implements ArrayFile {
    private static final int MOST_ARRAYS = 20_000;
    private static final String SUFFIX = ".npy";

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();
    private final List<ArrayHeading> headings = new ArrayList<>();
    private final SequencedMap<String, String> unreadable = new LinkedHashMap<>();

    private NpzArrays(ZipFile zip) {
        this.zip = zip;
    }

    /** @throws IOException if it is no zip, or one of too many files */
    static NpzArrays open(Path file) throws IOException {
        NpzArrays arrays = new NpzArrays(new ZipFile(file.toFile()));
        try {
            arrays.list();
            return arrays;
        } catch (IOException | RuntimeException failed) {
            arrays.close();
            throw failed;
        }
    }

    private void list() throws IOException {
        if (zip.size() > MOST_ARRAYS) {
            throw new IOException("holds " + zip.size() + " files, more than " + MOST_ARRAYS);
        }
        for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
            String file = entry.getName();
            if (!file.endsWith(SUFFIX)) {
                unreadable.put(file, "is no array");
                continue;
            }
            String name = file.substring(0, file.length() - SUFFIX.length());
            try (InputStream in = zip.getInputStream(entry)) {
                NpyHeader header = NpyHeader.read(in);
                if (NpyNumbers.canRead(header.type())) {
                    entries.put(name, entry);
                    headings.add(new ArrayHeading(name, header.shape()));
                } else {
                    unreadable.put(name, "holds " + header.type() + ", not floating-point numbers");
                }
            } catch (IOException damaged) {
                unreadable.put(name, Unreadable.why(damaged));
            }
        }
    }

    @Override
    public List<ArrayHeading> headings() {
        return List.copyOf(headings);
    }

    @Override
    public SequencedMap<String, String> unreadable() {
        return new LinkedHashMap<>(unreadable);
    }

    @Override
    public float[] values(ArrayHeading heading) throws IOException {
        try (InputStream in = new BufferedInputStream(zip.getInputStream(entries.get(heading.name())))) {
            return NpyNumbers.read(in, NpyHeader.read(in));
        } catch (IOException damaged) {
            throw new IOException("the array " + heading.name() + " " + Unreadable.why(damaged), damaged);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
