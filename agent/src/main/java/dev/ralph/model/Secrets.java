package dev.ralph.model;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What no model and no transcript may be told: secrets that this process knows, and what has the shape of one. */
public final class Secrets {

    /** Knows no secret; what has the shape of one goes all the same. */
    public static final Secrets NONE = new Secrets(Set.of());

    /** A shorter value, or one with letters alone, may be a part of an innocent word. */
    private static final int WHOLE_WORD_BELOW = 12;

    private static final int MAX_PASSES = 8;

    private final List<String> forms;

    private Secrets(Set<String> values) {
        Set<String> all = new TreeSet<>();
        values.forEach(value -> all.addAll(SecretForms.of(value)));
        // The longest first: a secret that holds another one goes as a whole.
        forms = all.stream()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /**
     * Finds the secrets of a process.
     *
     * @param environment its variables
     * @param keys what is known to be secret, whatever it looks like
     */
    public static Secrets of(Map<String, String> environment, Collection<String> keys) {
        Set<String> values = new TreeSet<>(SecretVariables.values(environment));
        keys.stream().map(String::strip).filter(key -> !key.isEmpty()).forEach(values::add);
        return new Secrets(values);
    }

    /**
     * Returns the text without secrets, terminal sequences and control characters; code that only speaks of secrets
     * stays, for a model must be able to quote it.
     */
    public String hide(String text) {
        String hidden = isOrdinary(text) ? text : wellFormed(OutsideText.plain(text));
        String before = "";
        // What goes leaves an edge behind, at which something that was a part of it may be seen.
        for (int pass = 0; pass < MAX_PASSES && !hidden.equals(before); pass++) {
            before = hidden;
            hidden = once(hidden);
        }
        return hidden;
    }

    /**
     * Whether a text holds secrets that the text it takes the place of does not.
     *
     * @param before empty when there was none
     */
    public boolean areAdded(String before, String after) {
        return places(known(after)) - places(after) > places(known(before)) - places(before)
                || places(hide(after)) - places(after) > places(hide(before)) - places(before);
    }

    private static int places(String text) {
        int places = 0;
        for (int at = text.indexOf(OutsideText.REDACTED); at >= 0; at = text.indexOf(OutsideText.REDACTED, at + 1)) {
            places++;
        }
        return places;
    }

    private String once(String text) {
        return SecretShapes.hide(known(text));
    }

    private String known(String text) {
        String hidden = text;
        for (String form : forms) {
            hidden = without(form, hidden);
        }
        return hidden;
    }

    /** Most text is, and seeing that takes much less time than to clean it. */
    private static boolean isOrdinary(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean isLetter = (unit >= ' ' && unit < '\u007F') || (unit >= '\u00A0' && unit < '\u2000');
            if (!isLetter && unit != '\n' && unit != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Half a character cannot be sent or written, so it would come back as another text. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_16LE);
    }

    private static String without(String form, String text) {
        int at = text.indexOf(form);
        if (at < 0) {
            return text;
        }
        boolean wholeWord = form.length() < WHOLE_WORD_BELOW || form.chars().allMatch(Character::isLetter);
        StringBuilder kept = new StringBuilder(text.length());
        int from = 0;
        while (at >= 0) {
            int end = at + form.length();
            boolean isPart = wholeWord && (isWord(text, at - 1) || isWord(text, end));
            kept.append(text, from, at).append(isPart ? form : OutsideText.REDACTED);
            from = end;
            at = text.indexOf(form, end);
        }
        return kept.append(text, from, text.length()).toString();
    }

    private static boolean isWord(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    @Override
    public String toString() {
        return "%d forms of secrets".formatted(forms.size());
    }
}
