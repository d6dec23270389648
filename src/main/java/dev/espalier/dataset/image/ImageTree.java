package dev.espalier.dataset.image;

import dev.espalier.dataset.io.DatasetFailure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the images among the paths of a folder: one folder a class, all of them perhaps within one other folder. */
public final class ImageTree {
    private static final Set<String> JUNK = Set.of("__macosx", "thumbs.db", "ehthumbs.db", "desktop.ini");
    private static final Pattern IMAGE = Pattern.compile("(?i).*\\.(png|jpe?g|gif|bmp|tiff?)");

    private ImageTree() {}

    /** A path and the names along it. */
    private record Branch(String path, List<String> names) {
        static Branch of(String path) {
            return new Branch(path, namesAlong(path));
        }

        /** A read-me or a licence beside the folders of the classes. */
        boolean isNote(int level) {
            return names.size() <= level + 1 && !isImage(path);
        }
    }

    /**
     * An image.
     *
     * @param label the class that its folder is called after
     */
    record Labelled(ImageFile image, String label) {}

    /** The paths of all files that are called as images are, whatever folder they lie in. */
    public static List<String> paths(ImageStore store) {
        return visible(store).filter(ImageTree::isImage).toList();
    }

    public static boolean isImage(String path) {
        return IMAGE.matcher(path).matches();
    }

    private static Stream<String> visible(ImageStore store) {
        return store.paths().stream().filter(path -> !isHidden(path));
    }

    /** @throws DatasetFailure if an image lies in no class's folder, or there is none */
    static List<Labelled> images(ImageStore store) {
        List<Branch> branches = visible(store).map(Branch::of).toList();
        int top = 0;
        while (areWithinOne(branches, top)) {
            top++;
        }
        int level = top;
        List<Labelled> images = branches.stream()
                .filter(branch -> !branch.isNote(level))
                .map(branch -> image(branch, level, store))
                .toList();
        if (images.isEmpty()) {
            throw DatasetFailure.of(
                    store.file().name(), "holds no images; expected a folder for each class with its images in it");
        }
        return images;
    }

    /** Whether a file is, or lies in a folder that is, one that systems leave behind and people do not see. */
    private static boolean isHidden(String path) {
        return namesAlong(path).stream()
                .anyMatch(name -> name.startsWith(".") || JUNK.contains(name.toLowerCase(Locale.ROOT)));
    }

    private static List<String> namesAlong(String path) {
        return Arrays.stream(path.split("[/\\\\]"))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Whether all images lie within one folder, in folders of their own. */
    private static boolean areWithinOne(List<Branch> branches, int level) {
        List<List<String>> images = branches.stream()
                .filter(branch -> !branch.isNote(level + 1))
                .map(Branch::names)
                .toList();
        return !images.isEmpty()
                && images.stream().allMatch(names -> names.size() > level + 2)
                && images.stream().map(names -> names.get(level)).distinct().count() == 1;
    }

    private static Labelled image(Branch branch, int level, ImageStore store) {
        if (branch.names().size() <= level + 1) {
            throw store.failure(branch.path(), "lies in no class's folder; expected a folder for each class");
        }
        return new Labelled(new ImageFile(store, branch.path()), branch.names().get(level));
    }
}
