package dev.espalier.trainer.checkpoint;

import dev.espalier.dataset.preprocessing.ImagePreprocessing;
import dev.espalier.dataset.preprocessing.InputPreprocessing;
import dev.espalier.dataset.preprocessing.SeriesPreprocessing;
import dev.espalier.dataset.preprocessing.TabularPreprocessing;
import dev.espalier.dataset.preprocessing.TextPreprocessing;
import dev.espalier.trainer.model.layer.InputShape;

/** What prepared inputs look like to a net. */
public final class InputShapes {
    private InputShapes() {}

    public static InputShape of(InputPreprocessing preprocessing) {
        return switch (preprocessing) {
            case ImagePreprocessing image -> new InputShape.Image(image.channels(), image.height(), image.width());
            case SeriesPreprocessing series -> new InputShape.Series(series.channels(), series.length());
            case TextPreprocessing text ->
                new InputShape.Text(text.maxLength(), text.vocabulary().size());
            case TabularPreprocessing table -> new InputShape.Row(table.parts());
        };
    }
}
