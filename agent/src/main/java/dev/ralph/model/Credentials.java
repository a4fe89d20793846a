package dev.ralph.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets in a file of settings or of a log-in, such as JSON, YAML or lines of {@code NAME=value}. */
public final class Credentials {

    private static final int SHORTEST = 8;

    // Every quantifier is bounded: the text may be of somebody else's choosing.
    private static final Pattern PAIR = Pattern.compile("([A-Za-z0-9_.-]{1,80}+)[\"']?[ \\t]{0,4}[:=]\\s{0,4}"
            + "(?:\"([^\"\\\\\\s]{8,8192}+)\"|'([^'\\s]{8,8192}+)'|([^\\s\"',;{}\\[\\]]{8,8192}+))");

    private static final Pattern NETRC = Pattern.compile("\\bpassword\\s{1,8}(\\S{8,8192}+)");

    private static final Pattern ONE_WORD = Pattern.compile("\\s{0,8}([\\w+/.~=-]{8,8192}+)\\s{0,8}");

    private Credentials() {}

    /** Returns the values that are secret by their name or by their looks. */
    public static Set<String> in(String text) {
        Set<String> found = new TreeSet<>();
        Matcher pair = PAIR.matcher(text);
        while (pair.find()) {
            for (int group = 2; group <= pair.groupCount(); group++) {
                add(found, pair.group(1), pair.start(group) < 0 ? "" : pair.group(group));
            }
        }
        Matcher netrc = NETRC.matcher(text);
        while (netrc.find()) {
            add(found, "password", netrc.group(1));
        }
        Matcher word = ONE_WORD.matcher(text);
        if (found.isEmpty() && word.matches()) {
            add(found, "token", word.group(1));
        }
        return found;
    }

    /** A word without a digit or a mark may as well be a name. */
    private static void add(Set<String> found, String name, String value) {
        if (value.length() >= SHORTEST && !value.chars().allMatch(Character::isLetter)) {
            found.addAll(SecretVariables.values(Map.of(name, value)));
        }
    }
}
