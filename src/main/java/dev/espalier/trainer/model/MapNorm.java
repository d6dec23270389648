package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Layer normalisation of feature maps: over all values of an example at once, then a scale and a shift a channel. The group
 * normalisation of Wu and He 2018 with one group.
 */
final class MapNorm implements Layer {
    private final int scale;
    private final int shift;
    private final MapShape maps;

    MapNorm(Blueprint blueprint, String name, MapShape maps, Initial begin) {
        scale = blueprint.parameter(name + ".scale", begin, maps.channels());
        shift = blueprint.parameter(name + ".shift", Initial.constant(0), maps.channels());
        this.maps = maps;
    }

    @Override
    public NDArray forward(NDArray input, Pass pass) {
        Shape all = new Shape(maps.size());
        NDArray flat = input.reshape(-1, maps.size());
        NDArray normal = flat.getNDArrayInternal()
                .layerNorm(flat, all, pass.manager().ones(all), pass.manager().zeros(all), LayerNorm.EPSILON)
                .singletonOrThrow()
                .reshape(-1, maps.channels(), maps.height(), maps.width());
        return normal.mul(perChannel(scale, pass)).add(perChannel(shift, pass));
    }

    private NDArray perChannel(int parameter, Pass pass) {
        NDArray cut = pass.parameter(parameter).reshape(1, maps.channels(), 1, 1);
        cut.attach(pass.manager());
        return cut;
    }
}
