package dev.espalier.trainer.transfer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that torchvision's residual nets, and those for CIFAR that take after them, have for what is called otherwise
 * here: {@code layer1.0.bn1.running_mean} is {@code stage1.block1.first.norm.mean}.
 */
final class ForeignNames {
    private static final String WRAPPED = "module.";
    private static final List<String> CONVOLUTIONS = List.of("first", "second", "third");
    private static final Map<String, String> OF_NORMS =
            Map.of("weight", "scale", "bias", "shift", "running_mean", "mean", "running_var", "variance");
    private static final Pattern STEM = Pattern.compile("(conv|bn)1\\.(\\w+)");
    private static final Pattern BLOCK = Pattern.compile("layer(\\d{1,3})\\.(\\d{1,4})\\.(conv|bn)([123])\\.(\\w+)");
    private static final Pattern SHORTCUT =
            Pattern.compile("layer(\\d{1,3})\\.(\\d{1,4})\\.(?:downsample|shortcut)\\.([01])\\.(\\w+)");
    private static final Pattern OUTPUT = Pattern.compile("(?:fc|linear|classifier|head)\\.(weight|bias)");

    private ForeignNames() {}

    /** What {@code name} is called here; empty where it has no such form. */
    static Optional<String> translated(String name) {
        String bare = name.startsWith(WRAPPED) ? name.substring(WRAPPED.length()) : name;
        Matcher stem = STEM.matcher(bare);
        if (stem.matches()) {
            return part("stem", stem.group(1).equals("bn"), stem.group(2));
        }
        Matcher block = BLOCK.matcher(bare);
        if (block.matches()) {
            String convolution = CONVOLUTIONS.get(Integer.parseInt(block.group(4)) - 1);
            return part(block(block) + convolution, block.group(3).equals("bn"), block.group(5));
        }
        Matcher shortcut = SHORTCUT.matcher(bare);
        if (shortcut.matches()) {
            return part(block(shortcut) + "shortcut", shortcut.group(3).equals("1"), shortcut.group(4));
        }
        Matcher output = OUTPUT.matcher(bare);
        return output.matches() ? Optional.of("output." + output.group(1)) : Optional.empty();
    }

    private static String block(Matcher matcher) {
        return "stage%s.block%d.".formatted(matcher.group(1), Integer.parseInt(matcher.group(2)) + 1);
    }

    private static Optional<String> part(String layer, boolean isNorm, String array) {
        return isNorm
                ? Optional.ofNullable(OF_NORMS.get(array)).map(own -> layer + ".norm." + own)
                : Optional.of(layer + "." + array);
    }
}
