package dev.espalier.trainer.model.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Layer normalisation of feature maps: over all values of an example at once, then a scale and a shift a channel. The group
 * normalisation of Wu and He 2018 with one group.
 */
final class MapNorm implements Layer {
    private final int scale;
    private final int shift;
    private final FeatureMapShape maps;

    MapNorm(ParameterLayout layout, String name, FeatureMapShape maps, Initial begin) {
        scale = layout.parameter(name + ".scale", begin, maps.channels());
        shift = layout.parameter(name + ".shift", Initial.constant(0), maps.channels());
        this.maps = maps;
    }

    @Override
    public NDArray forward(NDArray input, ForwardContext context) {
        Shape all = new Shape(maps.size());
        NDArray flat = input.reshape(-1, maps.size());
        NDArray normal = flat.getNDArrayInternal()
                .layerNorm(
                        flat,
                        all,
                        context.manager().ones(all),
                        context.manager().zeros(all),
                        LayerNorm.EPSILON)
                .singletonOrThrow()
                .reshape(-1, maps.channels(), maps.height(), maps.width());
        return normal.mul(perChannel(scale, context)).add(perChannel(shift, context));
    }

    private NDArray perChannel(int parameter, ForwardContext context) {
        NDArray cut = context.parameter(parameter).reshape(1, maps.channels(), 1, 1);
        cut.attach(context.manager());
        return cut;
    }
}
