package dev.espalier.artifact;

import dev.espalier.study.InvalidInput;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A name that was checked: it cannot lead out of the store, hide in it, or mean two things on some file system. */
record ArtifactName(String text) {
    private static final int LONGEST = 512;
    private static final Pattern STEP = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+@~=-]{0,127}");

    ArtifactName {
        String wrong = wrongWith(text);
        if (!wrong.isEmpty()) {
            throw new InvalidInput("artifact", "the name " + printable(text) + " " + wrong);
        }
    }

    /** The folder that holds the artifact's file. */
    Path folder(Path root) {
        Path parent = Path.of(text).getParent();
        return parent == null ? root : root.resolve(parent);
    }

    /** The folder that holds the artifacts below this name. */
    Path below(Path root) {
        return root.resolve(text);
    }

    String lastStep() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    private static String wrongWith(String text) {
        if (text.length() > LONGEST) {
            return "has " + text.length() + " characters; at most " + LONGEST + " are possible";
        }
        for (String step : text.split("/", -1)) {
            if (!STEP.matcher(step).matches()) {
                return "must be steps separated by /, each of 1 to 128 letters, digits or _.+@~=- and begun by a letter,"
                        + " a digit or _";
            }
        }
        return "";
    }

    private static String printable(String text) {
        String start = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return '"' + start.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
