package dev.espalier.trainer.config;

import dev.espalier.dataset.preprocessing.Kind;
import dev.espalier.space.Shape;
import dev.espalier.trainer.model.ModelConfig;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One type of model.
 *
 * @param kinds of data that it reads
 * @param fields its members beside {@code type}
 * @param read the model that a filled object of these members says
 * @param idle notes which of them have no effect beside the others
 */
record ModelFamily(
        List<Kind> kinds, Shape.Fields fields, Function<ConfigReader, ModelConfig> read, Consumer<IdleMembers> idle) {}
