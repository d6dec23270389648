package dev.espalier.trainer.model.layer;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/** Puts together layers over feature maps, one after the other, and knows what the maps look like by then. */
public final class FeatureMapBuilder {
    private final ParameterLayout layout;
    private final Norm norm;
    private final Activation activation;
    private final List<Step> steps = new ArrayList<>();
    private FeatureMapShape maps;

    public FeatureMapBuilder(ParameterLayout layout, Norm norm, Activation activation, FeatureMapShape maps) {
        this.layout = layout;
        this.norm = norm;
        this.activation = activation;
        this.maps = maps;
    }

    /** A layer, and what the maps look like after it. */
    public record Step(Layer layer, FeatureMapShape output) {}

    /** Another that begins where this one stands. */
    public FeatureMapBuilder branch() {
        return new FeatureMapBuilder(layout, norm, activation, maps);
    }

    ParameterLayout layout() {
        return layout;
    }

    /** What the maps look like now. */
    public FeatureMapShape maps() {
        return maps;
    }

    /** The layers since the beginning, one by one. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** All layers since the beginning. */
    public Layer built() {
        return Layer.chain(steps.stream().map(Step::layer).toList());
    }

    /** @throws dev.espalier.study.InvalidInput if the window is larger than the maps */
    public FeatureMapBuilder convolution(String name, Window window, int outputs) {
        FeatureMapShape after = window.over(maps).withChannels(outputs);
        return add(new Convolution(layout, name, maps.channels(), after, window, norm), after);
    }

    public FeatureMapBuilder norm(String name) {
        return norm(name, Initial.constant(1));
    }

    /** @param scale how the norm's scale begins */
    public FeatureMapBuilder norm(String name, Initial scale) {
        return norm == Norm.NONE ? this : add(norm.ofMaps(layout, name, maps, scale), maps);
    }

    public FeatureMapBuilder activation() {
        return add(Layer.of(activation), maps);
    }

    /** @throws dev.espalier.study.InvalidInput if the window is larger than the maps */
    public FeatureMapBuilder maxPool(Window window) {
        Shape sides = window.sides();
        Shape strides = window.strides();
        Shape paddings = window.paddings();
        return add(
                (input, context) -> input.getNDArrayInternal().maxPool(sides, strides, paddings, false),
                window.over(maps));
    }

    /** The pixels outside the maps count for nothing. */
    public FeatureMapBuilder averagePool(Window window) {
        Shape sides = window.sides();
        Shape strides = window.strides();
        Shape paddings = window.paddings();
        return add(
                (input, context) -> input.getNDArrayInternal().avgPool(sides, strides, paddings, false, false),
                window.over(maps));
    }

    /** Puts the maps of all branches, which began here, together. */
    public FeatureMapBuilder concatenate(List<FeatureMapBuilder> branches) {
        int channels =
                branches.stream().mapToInt(branch -> branch.maps.channels()).sum();
        List<Layer> all = branches.stream().map(FeatureMapBuilder::built).toList();
        return add(
                (input, context) -> NDArrays.concat(
                        new NDList(all.stream()
                                .map(layer -> layer.forward(input, context))
                                .toList()),
                        1),
                branches.getFirst().maps.withChannels(channels));
    }

    /** Takes a layer that was made elsewhere. */
    public FeatureMapBuilder add(Layer layer, FeatureMapShape after) {
        steps.add(new Step(layer, after));
        maps = after;
        return this;
    }

    /** Notes the maps' shape under {@code name}. */
    public FeatureMapBuilder stage(String name) {
        layout.stage(name, maps);
        return this;
    }
}
