package dev.ralph.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What leads from a fixture of one file to the one that all tests share.
 *
 * <p>The places hold for exactly one content of the file. All moves of one file belong together.
 *
 * @param from name of the fixture of the file
 * @param to name of the fixture that all tests share
 * @param digest of the file that was read, by {@link #digest}
 * @param removed stretches that go: the fixtures and what only they used, with the first move of the file
 * @param renamed uses of the one name that become the other, in the order of the file
 */
public record FixtureMove(String from, String to, String digest, List<SourcePlace> removed, List<SourcePlace> renamed) {

    public FixtureMove {
        removed = List.copyOf(removed);
        renamed = List.copyOf(renamed);
    }

    /** Stands for the content of a file. */
    public static String digest(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
