package dev.espalier.trainer.config;

import dev.espalier.trainer.model.ResNet.Block;
import dev.espalier.trainer.model.ResNet.Shortcut;
import dev.espalier.trainer.model.ResNet.Stem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The residual nets of He et al. 2015, by their depth: those of table 1 for ImageNet, with convolutions as shortcuts (option B),
 * and those of section 4.2 for CIFAR-10, of 6n + 2 layers, with shortcuts that have no parameters (option A).
 */
record PublishedResNet(List<Integer> blocks, Block block, int width, Stem stem, Shortcut shortcut) {
    private static final SequencedMap<Integer, PublishedResNet> BY_DEPTH = byDepth();

    static Optional<PublishedResNet> of(int depth) {
        return Optional.ofNullable(BY_DEPTH.get(depth));
    }

    static List<Integer> depths() {
        return List.copyOf(BY_DEPTH.sequencedKeySet());
    }

    private static SequencedMap<Integer, PublishedResNet> byDepth() {
        SequencedMap<Integer, PublishedResNet> nets = new LinkedHashMap<>();
        nets.put(18, imageNet(Block.BASIC, 2, 2, 2, 2));
        nets.put(34, imageNet(Block.BASIC, 3, 4, 6, 3));
        nets.put(50, imageNet(Block.BOTTLENECK, 3, 4, 6, 3));
        nets.put(101, imageNet(Block.BOTTLENECK, 3, 4, 23, 3));
        nets.put(152, imageNet(Block.BOTTLENECK, 3, 8, 36, 3));
        for (int depth : new int[] {20, 32, 44, 56, 110}) {
            List<Integer> blocks = Collections.nCopies(3, (depth - 2) / 6);
            nets.put(depth, new PublishedResNet(blocks, Block.BASIC, 16, Stem.CIFAR, Shortcut.PAD));
        }
        return Collections.unmodifiableSequencedMap(nets);
    }

    private static PublishedResNet imageNet(Block block, Integer... blocks) {
        return new PublishedResNet(List.of(blocks), block, 64, Stem.IMAGENET, Shortcut.CONVOLUTION);
    }
}
