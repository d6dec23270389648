package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/** Puts together layers over feature maps, one after the other, and knows what the maps look like by then. */
final class MapsBuilder {
    private final Blueprint blueprint;
    private final Norm norm;
    private final Activation activation;
    private final List<Step> steps = new ArrayList<>();
    private MapShape maps;

    MapsBuilder(Blueprint blueprint, Norm norm, Activation activation, MapShape maps) {
        this.blueprint = blueprint;
        this.norm = norm;
        this.activation = activation;
        this.maps = maps;
    }

    /** A layer, and what the maps look like after it. */
    record Step(Layer layer, MapShape output) {}

    /** Another that begins where this one stands. */
    MapsBuilder branch() {
        return new MapsBuilder(blueprint, norm, activation, maps);
    }

    Blueprint blueprint() {
        return blueprint;
    }

    /** What the maps look like now. */
    MapShape maps() {
        return maps;
    }

    /** The layers since the beginning, one by one. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** All layers since the beginning. */
    Layer built() {
        return Layer.chain(steps.stream().map(Step::layer).toList());
    }

    /** @throws dev.espalier.study.InvalidInput if the window is larger than the maps */
    MapsBuilder convolution(String name, Window window, int outputs) {
        MapShape after = window.over(maps).withChannels(outputs);
        return add(new Convolution(blueprint, name, maps.channels(), after, window, norm), after);
    }

    MapsBuilder norm(String name) {
        return norm(name, Initial.constant(1));
    }

    /** @param scale how the norm's scale begins */
    MapsBuilder norm(String name, Initial scale) {
        return norm == Norm.NONE ? this : add(norm.ofMaps(blueprint, name, maps, scale), maps);
    }

    MapsBuilder activation() {
        return add(Layer.of(activation), maps);
    }

    /** @throws dev.espalier.study.InvalidInput if the window is larger than the maps */
    MapsBuilder maxPool(Window window) {
        Shape sides = window.sides();
        Shape strides = window.strides();
        Shape paddings = window.paddings();
        return add(
                (input, pass) -> input.getNDArrayInternal().maxPool(sides, strides, paddings, false),
                window.over(maps));
    }

    /** The pixels outside the maps count for nothing. */
    MapsBuilder averagePool(Window window) {
        Shape sides = window.sides();
        Shape strides = window.strides();
        Shape paddings = window.paddings();
        return add(
                (input, pass) -> input.getNDArrayInternal().avgPool(sides, strides, paddings, false, false),
                window.over(maps));
    }

    /** Puts the maps of all branches, which began here, together. */
    MapsBuilder concatenate(List<MapsBuilder> branches) {
        int channels =
                branches.stream().mapToInt(branch -> branch.maps.channels()).sum();
        List<Layer> all = branches.stream().map(MapsBuilder::built).toList();
        return add(
                (input, pass) -> NDArrays.concat(
                        new NDList(all.stream()
                                .map(layer -> layer.forward(input, pass))
                                .toList()),
                        1),
                branches.getFirst().maps.withChannels(channels));
    }

    /** Takes a layer that was made elsewhere. */
    MapsBuilder add(Layer layer, MapShape after) {
        steps.add(new Step(layer, after));
        maps = after;
        return this;
    }

    /** Notes the maps' shape under {@code name}. */
    MapsBuilder stage(String name) {
        blueprint.stage(name, maps);
        return this;
    }
}
