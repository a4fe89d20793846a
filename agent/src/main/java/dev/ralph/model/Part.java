package dev.ralph.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A piece of a task that can be worked as a task of its own.
 *
 * @param criteria what holds when it is done; empty when nobody said
 */
public record Part(String title, String goal, List<String> criteria) {

    private static final int BYTES = 8;

    public Part {
        criteria = List.copyOf(criteria);
    }

    /** The same for parts whose title and goal have the same words; what its criteria say may change. */
    public String fingerprint() {
        String words = (title + "\n" + goal)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
