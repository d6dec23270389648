package dev.espalier.dataset.paired;

import dev.espalier.dataset.core.DatasetFormat;
import dev.espalier.dataset.core.PartSizes;
import dev.espalier.dataset.core.Reading;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.Options;
import java.util.List;
import java.util.Optional;

/**
 * A table with an image and a caption of it in each row, and a folder or zip of the images. An image may have several
 * captions, a row each; one that has none is passed over.
 */
public final class CaptionsFormat implements DatasetFormat {

    @Override
    public String name() {
        return "captions";
    }

    @Override
    public List<String> paths() {
        return List.of("table", "folder or zip of images");
    }

    @Override
    public List<DataFile> files(DataFile path) {
        return NamedPictures.files(path);
    }

    @Override
    public Reading reading(Options options) {
        CaptionTable table = CaptionTable.read(options);
        RawImageTextPairs.Rules rules = RawImageTextPairs.Rules.read(options);
        return files -> {
            List<List<ImageTextPair>> parts =
                    files.parts().stream().map(part -> captions(table, part)).toList();
            return RawImageTextPairs.of(
                    parts.stream().flatMap(List::stream).toList(),
                    Optional.empty(),
                    PartSizes.of(parts.size(), part -> parts.get(part).size()),
                    rules);
        };
    }

    private static List<ImageTextPair> captions(CaptionTable table, List<DataFile> files) {
        return table.captions(files.getFirst(), NamedPictures.open(files.getLast()));
    }
}
