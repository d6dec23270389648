package dev.espalier.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.bench.ResidualBenchmark.Extent;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.model.ResNet;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResidualBenchmarkTest {
    private static final DepthPoint SHALLOW = new DepthPoint(8, 0.90, 0.91, 0.4, 0.3, 1);
    private static final DepthPoint DEEP = new DepthPoint(44, 0.70, 0.95, 0.8, 0.1, 2);

    @Test
    void theResidualNetHasToWinByMoreWhereItIsDeeper() {
        assertThat(ResidualBenchmark.verdict(List.of(SHALLOW, DEEP)).met()).isEqualTo("yes");
        assertThat(ResidualBenchmark.verdict(List.of(DEEP, SHALLOW)).met()).isEqualTo("no");
        DepthPoint lost = new DepthPoint(44, 0.95, 0.95, 0.8, 0.1, 2);
        assertThat(ResidualBenchmark.verdict(List.of(new DepthPoint(8, 0.9, 0.8, 1, 1, 1), lost))
                        .met())
                .isEqualTo("no");
    }

    @Test
    void bothTwinsAreTrainedAtTheDepthThatIsSaid() {
        DepthPlan plan = DepthPlan.of(Extent.QUICK, Path.of("absent"));
        for (int depth : plan.depths()) {
            ResNet residual = model(plan, depth, DepthTrial.Twin.RESIDUAL);
            ResNet plain = model(plan, depth, DepthTrial.Twin.PLAIN);
            assertThat(2
                                    * residual.blocks().stream()
                                            .mapToInt(Integer::intValue)
                                            .sum()
                            + 2)
                    .isEqualTo(depth);
            assertThat(plain.blocks()).isEqualTo(residual.blocks());
            assertThat(plain.shortcut()).isEqualTo(ResNet.Shortcut.NONE);
            assertThat(residual.shortcut()).isEqualTo(ResNet.Shortcut.PAD);
        }
    }

    @Test
    void aPlotHasALetterForEachNetInTheColumnOfItsDepth() {
        List<String> lines = DepthPlot.letters(List.of(SHALLOW, DEEP)).lines().toList();
        assertThat(lines.get(1)).isEqualTo(" 0.9500 |            R");
        assertThat(lines.get(12)).isEqualTo(" 0.7000 |            P");
        assertThat(lines.get(14)).isEqualTo("             8      44");
        assertThat(lines).anyMatch(line -> line.startsWith("training loss"));
    }

    @Test
    void aDrawingIsOneDocumentWithALineForEachTwin() {
        String svg = DepthDrawing.svg(List.of(SHALLOW, DEEP));
        assertThat(svg).startsWith("<svg ").endsWith("</svg>\n");
        assertThat(svg.split("<polyline", -1)).hasSize(1 + 4);
        assertThat(svg).contains(">44</text>", ">0.950</text>", ">residual</text>");
    }

    private static ResNet model(DepthPlan plan, int depth, DepthTrial.Twin twin) {
        return (ResNet) TrainingConfig.parse(plan.trial(depth, twin)).model();
    }
}
