package dev.espalier.trainer.config;

/** Which members of a convolutional net have no effect beside its others. */
final class CnnIdle {
    private CnnIdle() {}

    static void note(IdleMembers members) {
        ConfigReader model = members.object();
        boolean byStages = model.whole("stages") > 0;
        boolean single = byStages
                ? model.whole("stages") == 1
                : model.wholeUnlessWord("depth").orElse(CnnReader.DEPTH) == 1;
        boolean dense = model.isWord("block", "densenet");
        members.note(
                !byStages,
                "blocks",
                "takes stages: without them depth says how many blocks there are; give both or neither");
        members.note(byStages, "depth", "cannot be given beside stages, whose blocks say it; leave one of them out");
        members.note(
                dense,
                "growth",
                "does nothing to blocks of type densenet, whose maps grow by growth_rate; leave it out");
        members.note(!dense && single, "growth", "is from one stage to the next, but there is only one; leave it out");
        members.note(!dense, "growth_rate", "is of blocks of type densenet alone; leave it out");
        members.note(!dense, "compression", "is of blocks of type densenet alone; leave it out");
        for (String member : new String[] {"compression", "pooling", "stride"}) {
            members.note(
                    dense && single,
                    member,
                    "is of each stage of densenet but the last, and there is only one; leave it out");
        }
        // Without stages, the stride says how many there are.
        members.note(
                model.isWord("pooling", "none") && (byStages || single),
                "stride",
                "does nothing with the pooling \"none\"; leave it out");
        members.note(model.whole("kernel") == 1, "padding", "does nothing around kernels of one pixel; leave it out");
    }
}
