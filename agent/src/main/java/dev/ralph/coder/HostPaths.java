package dev.ralph.coder;

import java.util.regex.Pattern;

/** Paths of this machine in what a model is told: they name its user, and the model can do nothing with them. */
final class HostPaths {

    /** Not what stands behind a name or a protocol; the last two of its names are groups. */
    private static final Pattern PATH = Pattern.compile("(?<![\\w.:/~*-])(?:/[^\\s/\"'`:;,()<>]{1,255}){1,64}?"
            + "(/[^\\s/\"'`:;,()<>]{1,255}/[^\\s/\"'`:;,()<>]{1,255})/?(?![^\\s\"'`:;,()<>])");

    private HostPaths() {}

    static boolean in(String text) {
        return PATH.matcher(text).find();
    }

    /** Returns the text with the last two names of every such path. */
    static String shortened(String text) {
        return PATH.matcher(text).replaceAll("…$1");
    }
}
