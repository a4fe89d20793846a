package dev.ralph.model;

import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

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
 * @param parent what the class of the file inherits from then on; empty where that is no matter of classes
 */
public record FixtureMove(
        String from,
        String to,
        String digest,
        List<SourcePlace> removed,
        List<SourcePlace> renamed,
        Optional<Parent> parent) {

    /**
     * A superclass that a class is given.
     *
     * @param type its full name
     * @param place right behind the name of the class, where nothing stands yet
     */
    public record Parent(String type, SourcePlace place) {}

    public FixtureMove {
        removed = List.copyOf(removed);
        renamed = List.copyOf(renamed);
    }

    /** Stands for the content of a file, so that another one is noticed; it is no seal against somebody. */
    public static String digest(String content) {
        CRC32 sum = new CRC32();
        content.chars().forEach(unit -> {
            sum.update(unit >>> Byte.SIZE);
            sum.update(unit);
        });
        return "%08x%08x%x".formatted(sum.getValue(), content.hashCode(), content.length());
    }
}
