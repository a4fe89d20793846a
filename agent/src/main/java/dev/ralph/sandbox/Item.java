package dev.ralph.sandbox;

import java.nio.file.Path;

/** One thing in the file system of a sandbox; {@code inside} is its absolute path there. */
sealed interface Item {

    String inside();

    /** A file or folder of the host. */
    record Bind(Path host, String inside, Mount.Access access) implements Item {}

    /** A symbolic link. */
    record Link(String target, String inside) implements Item {}

    /** An empty folder in memory, of limited size and gone with the sandbox. */
    record Scratch(String inside, String permissions, long bytes) implements Item {}

    /** A read-only file with this content. */
    record Text(String content, String inside) implements Item {}
}
