package dev.espalier.dataset.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.dataset.synthetic.ShapeDrawings.Drawing;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeDrawingsTest {

    @Test
    void drawingsAreOfEachClassInTurnAndTheSizeOfTheDataSets() {
        List<Drawing> drawings = ShapeDrawings.draw(10, 5);
        assertThat(drawings)
                .extracting(Drawing::label)
                .startsWith("circle", "cross", "square", "triangle", "circle")
                .hasSize(10);
        assertThat(drawings).allSatisfy(drawing -> {
            assertThat(drawing.image().getWidth()).isEqualTo(16);
            assertThat(drawing.image().getHeight()).isEqualTo(16);
        });
    }

    @Test
    void aSeedDrawsTheSameAgainAndAnotherSomethingElse() {
        assertThat(pixels(5)).isEqualTo(pixels(5)).isNotEqualTo(pixels(6));
    }

    private static int[] pixels(long seed) {
        return ShapeDrawings.draw(10, seed).getFirst().image().getRaster().getPixels(0, 0, 16, 16, (int[]) null);
    }
}
