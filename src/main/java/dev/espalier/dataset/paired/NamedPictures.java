package dev.espalier.dataset.paired;

import dev.espalier.dataset.image.ImageFile;
import dev.espalier.dataset.image.ImageStore;
import dev.espalier.dataset.image.ImageTree;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Excerpt;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * The images of a folder or zip, found by what a file of texts calls them: by the path within it, or the last name of that
 * alone, either with or without its ending.
 */
final class NamedPictures {
    private final ImageStore store;
    private final int count;
    private final Map<String, List<String>> pathsOf = new HashMap<>();

    private NamedPictures(ImageStore store, List<String> paths) {
        this.store = store;
        this.count = paths.size();
        for (String path : paths) {
            String whole = path.replace('\\', '/');
            String last = whole.substring(whole.lastIndexOf('/') + 1);
            for (String name : new TreeSet<>(List.of(whole, withoutEnding(whole), last, withoutEnding(last)))) {
                pathsOf.computeIfAbsent(name, fresh -> new ArrayList<>(1)).add(path);
            }
        }
    }

    /** @throws DatasetFailure if there are none */
    static NamedPictures open(DataFile file) {
        ImageStore store = ImageStore.open(file);
        List<String> paths = ImageTree.paths(store);
        if (paths.isEmpty()) {
            throw DatasetFailure.of(file.name(), "holds no images; expected those that the texts are about");
        }
        return new NamedPictures(store, paths);
    }

    /** The files of them, where they lie in a folder; itself, where it is a file. */
    static List<DataFile> files(DataFile path) {
        if (!Files.isDirectory(path.path())) {
            return List.of(path);
        }
        ImageStore.Folder folder = ImageStore.Folder.of(path);
        return ImageTree.paths(folder).stream().map(folder.files()::get).toList();
    }

    boolean has(String name) {
        return pathsOf.containsKey(name.replace('\\', '/'));
    }

    /**
     * The one that is called so.
     *
     * @param failure the error for what calls it so
     */
    ImageFile find(String name, DatasetFailure.Naming failure) {
        List<String> found = pathsOf.getOrDefault(name.replace('\\', '/'), List.of());
        if (found.isEmpty()) {
            throw failure.of(String.format(
                    Locale.ROOT,
                    "is about image %s, which is none of the %,d in %s",
                    Excerpt.of(name),
                    count,
                    store.file().name()));
        }
        boolean isPath = found.contains(name);
        if (found.size() > 1 && !isPath) {
            throw failure.of("is about image %s, which may be any of %s in %s; expected its path there"
                    .formatted(Excerpt.of(name), Excerpt.of(found), store.file().name()));
        }
        return new ImageFile(store, isPath ? name : found.getFirst());
    }

    private static String withoutEnding(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }
}
