package dev.espalier.trainer.config;

import dev.espalier.trainer.model.ResNet;
import dev.espalier.trainer.model.ResNet.Block;
import dev.espalier.trainer.model.ResNet.Fitting;
import dev.espalier.trainer.model.ResNet.LastNorm;
import dev.espalier.trainer.model.ResNet.Order;
import dev.espalier.trainer.model.ResNet.Shortcut;
import dev.espalier.trainer.model.ResNet.Stem;
import dev.espalier.trainer.model.layer.Activation;
import dev.espalier.trainer.model.layer.Initializer;
import dev.espalier.trainer.model.layer.Norm;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a residual net's members, which depend on one another. */
final class ResNetReader {
    private static final int STAGES = 3;
    private static final int WIDTH = 16;

    private final ConfigReader model;
    private final Optional<PublishedResNet> published;

    ResNetReader(ConfigReader model) {
        this.model = model;
        OptionalInt depth = model.wholeUnlessWord("depth");
        this.published = depth.isEmpty() ? Optional.empty() : Optional.of(published(depth.getAsInt()));
    }

    private PublishedResNet published(int depth) {
        return PublishedResNet.of(depth)
                .orElseThrow(() -> model.wrong(
                        "depth",
                        "is %d, but published are %s; for other depths give \"blocks\" and \"stages\" instead"
                                .formatted(depth, PublishedResNet.depths())));
    }

    /** @throws dev.espalier.study.InvalidInput where members contradict each other */
    ResNet read() {
        Optional<List<Integer>> listed = published.map(PublishedResNet::blocks).or(() -> model.wholes("blocks"));
        if (listed.isPresent()) {
            refuseGiven("stages");
        }
        published.ifPresent(net -> refuseGiven("blocks"));
        int width = model.wholeUnlessWord("width")
                .orElse(published.map(PublishedResNet::width).orElse(WIDTH));
        Shortcut shortcut = shortcut();
        Order order = model.word("order", Order.class);
        Norm norm = model.word("norm", Norm.class);
        return new ResNet(
                listed.orElseGet(this::even),
                listed.isPresent() ? Fitting.EVERY_STAGE : Fitting.FEWER_STAGES,
                (int) Math.max(1, Math.round(width * model.number("width_multiplier"))),
                block(),
                model.wordUnlessAuto("stem", Stem.class)
                        .or(() -> published.map(PublishedResNet::stem))
                        .orElse(Stem.CIFAR),
                shortcut,
                order,
                lastNorm(shortcut, order, norm),
                stochasticDepth(shortcut),
                model.number("dropout"),
                Activation.of(model.text("activation")),
                norm,
                model.word("initializer", Initializer.class));
    }

    private List<Integer> even() {
        return Collections.nCopies(
                model.wholeUnlessWord("stages").orElse(STAGES),
                model.wholeUnlessWord("blocks").orElse(2));
    }

    private void refuseGiven(String name) {
        if (!model.isWord(name, "auto")) {
            throw model.wrong(
                    name,
                    published.isPresent()
                            ? "cannot be given beside a depth, which says it; leave one of them out"
                            : "cannot be given beside a list of blocks, which says it; leave one of them out");
        }
    }

    private Block block() {
        Optional<Block> given = model.wordUnlessAuto("block", Block.class);
        Optional<Block> due = published.map(PublishedResNet::block);
        if (given.isPresent() && due.isPresent() && !given.equals(due)) {
            throw model.wrong(
                    "block",
                    "does not fit the depth %d, whose blocks are of type %s; leave it out, or give \"blocks\" instead of a depth"
                            .formatted(model.whole("depth"), due.get().name().toLowerCase(Locale.ROOT)));
        }
        return given.or(() -> due).orElse(Block.BASIC);
    }

    private Shortcut shortcut() {
        if (!model.truth("shortcut")) {
            return Shortcut.NONE;
        }
        return model.wordUnlessAuto("projection", Shortcut.class)
                .or(() -> published.map(PublishedResNet::shortcut))
                .orElse(Shortcut.CONVOLUTION);
    }

    private double stochasticDepth(Shortcut shortcut) {
        double rate = model.number("stochastic_depth");
        if (rate > 0 && shortcut == Shortcut.NONE) {
            throw model.wrong("stochastic_depth", "leaves out blocks, which takes shortcuts past them; set it to 0");
        }
        return rate;
    }

    private LastNorm lastNorm(Shortcut shortcut, Order order, Norm norm) {
        if (!model.truth("zero_init")) {
            return LastNorm.ONE;
        }
        if (shortcut == Shortcut.NONE) {
            throw model.wrong("zero_init", "takes shortcuts: without them nothing would get through; set it to false");
        }
        if (order == Order.PRE || norm == Norm.NONE) {
            throw model.wrong(
                    "zero_init",
                    "takes blocks that end with a norm: order \"post\" and norm \"batch\" or \"layer\"; set it to false");
        }
        return LastNorm.ZERO;
    }
}
