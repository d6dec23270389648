package dev.espalier.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.json.JsonText;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.ParameterLayout;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CnnTest {
    private static final InputShape.Image CIFAR = new InputShape.Image(3, 32, 32);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'stages':3,'blocks':2,'width':8                      | 8x16x16, 16x8x8, 32x4x4",
                "'stages':2,'width':8,'padding':'valid'               | 8x15x15, 16x6x6",
                "'stages':2,'width':8,'pooling':'strided','growth':1  | 8x16x16, 8x8x8",
                "'stages':2,'width':8,'pooling':'average','stride':3  | 8x10x10, 16x3x3",
                "'stages':2,'width':8,'pooling':'none'                | 8x32x32, 16x32x32",
                "'stages':2,'width':16,'block':'inception'            | 16x16x16, 32x8x8",
                "'stages':2,'width':16,'block':'inception','pooling':'strided' | 16x16x16, 32x8x8",
                "'stages':2,'blocks':3,'width':8,'block':'densenet','growth_rate':4 | 10x16x16, 22x16x16",
                "'stages':3,'width':1024                              | 1024x16x16, 2048x8x8, 2048x4x4",
                "'depth':3,'width':8                                  | 8x16x16, 16x8x8, 32x4x4",
                "'depth':9,'width':8                                  | 8x16x16, 16x8x8, 32x4x4, 64x2x2"
            })
    void aStageLeavesTheMapsThatItSays(String members, String shapes) {
        assertThat(shapes(net(members, CIFAR))).isEqualTo(shapes);
    }

    /** As a model file that was written before these could be left to others says them. */
    @Test
    void whatHasNoEffectIsReadAllTheSame() {
        String written = "'depth':2,'stages':0,'blocks':1,'growth':2,'growth_rate':12,'compression':0.5,'stride':2";
        assertThat(shapes(net(written, CIFAR))).isEqualTo(shapes(net("'depth':2", CIFAR)));
    }

    /** Huang et al. 2017, table 2: DenseNet-BC of 100 layers and growth rate 12 has 0.8 million. */
    @Test
    void aDenseNetHasThePublishedParameters() {
        Net net = net("'block':'densenet','stages':3,'blocks':16,'width':24,'growth_rate':12,'head':'average'", CIFAR);
        assertThat(net.layout().parametersCount()).isEqualTo(769_162);
    }

    /** Block 3a of Szegedy et al. 2015, table 1, its 5x5 as two 3x3. */
    @Test
    void anInceptionBlockHasThePublishedShares() {
        Net net = net(
                "'block':'inception','stages':1,'width':256,'norm':'none','pooling':'none','head':'average'",
                new InputShape.Image(192, 28, 28));
        List<Long> outputs = net.layout().parameters().stream()
                .filter(slot -> slot.dimensions().length == 4)
                .map(slot -> slot.dimensions()[0])
                .toList();
        assertThat(outputs).containsExactly(64L, 96L, 128L, 16L, 32L, 32L, 32L);
    }

    @Test
    void imagesTooSmallForTheStagesAreRefused() {
        assertThatThrownBy(() -> net("'stages':5,'width':8,'padding':'valid'", CIFAR))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("window of 3x3 does not fit on maps of 2x2");
        assertThatThrownBy(() -> net("'stages':6,'width':8", CIFAR))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("window of 2x2 does not fit on maps of 1x1");
    }

    @Test
    void aNetOfMoreNumbersThanCanBeCountedIsRefused() {
        assertThatThrownBy(() -> net("'depth':1,'width':1024,'hidden':8192", new InputShape.Image(3, 224, 224)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("trial.model: has more than 2,147,483,647 numbers to train by hidden.weight");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "padding | 'stages':2,'block':'densenet','padding':'valid'",
                "padding | 'stages':2,'block':'inception','padding':'valid'",
                "width   | 'stages':2,'block':'inception','width':7"
            })
    void contradictionsAreRefusedAtTheirMember(String member, String members) {
        assertThatThrownBy(() -> net(members, CIFAR))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("model.model." + member + ":");
    }

    @Test
    void theWorkOfAConvolutionIsThatOfEachPlaceOfItsKernel() {
        Net net = net("'depth':1,'width':8,'kernel':5,'norm':'none','head':'average','hidden':7", CIFAR);
        assertThat(net.layout().multiplyAdds()).isEqualTo(5 * 5 * 3 * 8 * 32 * 32 + 8 * 7 + 7 * 10);
    }

    private static String shapes(Net net) {
        return net.layout().stages().stream()
                .map(ParameterLayout.Stage::output)
                .map(maps -> maps.channels() + "x" + maps.height() + "x" + maps.width())
                .collect(Collectors.joining(", "));
    }

    private static Net net(String members, InputShape input) {
        Json json = JsonText.parse("{'type':'cnn',%s}".formatted(members).replace('\'', '"'));
        return Net.of(TrainingConfig.parseModel((Json.Object) json), input, 10);
    }
}
