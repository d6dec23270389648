package dev.espalier.dataset.image;

import dev.espalier.dataset.core.ClassLabels;
import dev.espalier.dataset.core.DatasetFormat;
import dev.espalier.dataset.core.PartSizes;
import dev.espalier.dataset.core.RawData;
import dev.espalier.dataset.core.RawTargets;
import dev.espalier.dataset.core.Reading;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.Options;
import dev.espalier.dataset.io.SourceFiles;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder, or a zip of one, with a folder for each class, which is called as that is, and the class's images in it or
 * below it. The folders of the classes may lie together within another. What is hidden, and notes beside the folders of
 * the classes, are passed over.
 *
 * <p>Option {@code size} is the height and width to bring images to, in the way of option {@code resize}: {@code squash},
 * {@code crop} or {@code pad}; without it, images must be of one size. Option {@code color}: {@code rgb}, {@code grey}, or
 * {@code auto}, which is grey where all images are.
 */
public final class ImageFolderFormat implements DatasetFormat {

    @Override
    public String name() {
        return "image-folder";
    }

    @Override
    public List<String> paths() {
        return List.of("folder or zip");
    }

    @Override
    public List<DataFile> files(DataFile path) {
        if (!Files.isDirectory(path.path())) {
            return List.of(path);
        }
        ImageStore.Folder folder = ImageStore.Folder.of(path);
        return ImageTree.images(folder).stream()
                .map(found -> folder.files().get(found.image().path()))
                .toList();
    }

    @Override
    public Reading reading(Options options) {
        PictureOptions pictures = PictureOptions.read(options);
        return files -> read(files, pictures);
    }

    private static RawData read(SourceFiles files, PictureOptions pictures) {
        List<ImageTree.Labelled> found = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (DataFile path : files.all()) {
            List<ImageTree.Labelled> part = ImageTree.images(ImageStore.open(path));
            found.addAll(part);
            sizes.add(part.size());
        }
        int trainSize = sizes.getFirst();
        RawTargets targets = ClassLabels.index(
                found.stream().map(ImageTree.Labelled::label).toList(),
                trainSize,
                List.of(),
                (image, message) -> found.get(image).image().failure(message));
        List<ImageFile> images = found.stream().map(ImageTree.Labelled::image).toList();
        return new RawData(pictures.images(images, trainSize), targets, new PartSizes(sizes));
    }
}
