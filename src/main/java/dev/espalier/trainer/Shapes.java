package dev.espalier.trainer;

import dev.espalier.trainer.data.ImagePreprocessing;
import dev.espalier.trainer.data.InputPreprocessing;
import dev.espalier.trainer.data.SeriesPreprocessing;
import dev.espalier.trainer.data.TabularPreprocessing;
import dev.espalier.trainer.data.TextPreprocessing;
import dev.espalier.trainer.model.InputShape;

/** What prepared inputs look like to a net. */
final class Shapes {
    private Shapes() {}

    static InputShape of(InputPreprocessing preprocessing) {
        return switch (preprocessing) {
            case ImagePreprocessing image -> new InputShape.Image(image.channels(), image.height(), image.width());
            case SeriesPreprocessing series -> new InputShape.Series(series.channels(), series.length());
            case TextPreprocessing text ->
                new InputShape.Text(text.maxLength(), text.vocabulary().size());
            case TabularPreprocessing table -> new InputShape.Row(table.parts());
        };
    }
}
