package dev.ralph.model;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The ways in which one secret may be written down. */
final class SecretForms {

    /** Fewer characters of Base64 say too little to tell them from innocent text. */
    private static final int MIN_BASE64 = 8;

    private static final int BITS = 6;

    private SecretForms() {}

    static Set<String> of(String secret) {
        Set<String> forms = new TreeSet<>();
        forms.add(secret);
        forms.add(escaped(secret));
        String percent = percent(secret);
        forms.add(percent);
        forms.add(lowerHex(percent));
        forms.add(percent.replace("%20", "+"));
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        for (int before = 0; before < 3; before++) {
            String core = base64(bytes, before);
            if (core.length() >= MIN_BASE64) {
                forms.add(core);
                forms.add(core.replace('+', '-').replace('/', '_'));
            }
        }
        return forms;
    }

    /**
     * Returns the characters that the secret alone decides when it begins so many bytes behind a multiple of three: so
     * it is found also inside something longer, such as {@code user:secret}.
     */
    private static String base64(byte[] secret, int before) {
        byte[] shifted = new byte[before + secret.length];
        System.arraycopy(secret, 0, shifted, before, secret.length);
        int from = (before * Byte.SIZE + BITS - 1) / BITS;
        int to = shifted.length * Byte.SIZE / BITS;
        String text = Base64.getEncoder().encodeToString(shifted);
        return from < to ? text.substring(from, to) : "";
    }

    /** As inside a text of JSON, which the arguments of a tool are. */
    private static String escaped(String secret) {
        return secret.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
    }

    private static String percent(String secret) {
        StringBuilder text = new StringBuilder();
        for (byte one : secret.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (one & 0xff);
            boolean isPlain =
                    character < 128 && (Character.isLetterOrDigit(character) || "-._~".indexOf(character) >= 0);
            text.append(isPlain ? String.valueOf(character) : "%%%02X".formatted((int) character));
        }
        return text.toString();
    }

    private static String lowerHex(String percent) {
        StringBuilder text = new StringBuilder(percent);
        for (int at = text.indexOf("%"); at >= 0; at = text.indexOf("%", at + 3)) {
            text.replace(at, at + 3, percent.substring(at, at + 3).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }
}
