package dev.ralph.coder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What lies in a folder that foreign code works in. No link is followed, and nothing but plain files is opened. */
record FolderState(SortedMap<String, Thing> things) {

    private static final int MOST = 200_000;
    private static final int DEEPEST = 64;
    private static final long LARGEST = 16L << 20;

    /** What lies at a path. */
    enum Kind {
        FILE,
        LINK,
        /** A pipe, a device, or a folder that lies too deep. */
        ODD
    }

    /**
     * Something in the folder.
     *
     * @param mark differs when the content differs; beyond 16 MiB, which no reviewer reads, when the size does
     * @param names under how many names the file is known
     */
    record Thing(Kind kind, String mark, boolean isExecutable, int names) {}

    /**
     * Looks at a folder.
     *
     * @param isSkipped whether a path, relative and with forward slashes, does not matter
     * @throws IOException when something cannot be read, or there is more than anybody would want to see
     */
    static FolderState of(Path folder, Predicate<String> isSkipped) throws IOException {
        SortedMap<String, Thing> things = new TreeMap<>();
        Files.walkFileTree(
                folder, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                        boolean skip = !inner.equals(folder) && isSkipped.test(relative(folder, inner));
                        return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                        String path = relative(folder, file);
                        if (!isSkipped.test(path)) {
                            things.put(path, thing(file, attributes));
                        }
                        if (things.size() > MOST) {
                            throw new IOException("there are more than %d files".formatted(MOST));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return new FolderState(things);
    }

    private static String relative(Path folder, Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }

    private static Thing thing(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            return new Thing(Kind.LINK, Files.readSymbolicLink(file).toString(), false, 1);
        }
        if (!attributes.isRegularFile()) {
            return new Thing(Kind.ODD, "", false, 1);
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
        int names = (Integer) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
        String mark = attributes.size() > LARGEST ? Long.toString(attributes.size()) : hash(file);
        return new Thing(Kind.FILE, mark, permissions.contains(PosixFilePermission.OWNER_EXECUTE), names);
    }

    /** Opens a file so that a link in its place makes it fail. */
    static InputStream open(Path file) throws IOException {
        return Channels.newInputStream(Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    private static String hash(Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(open(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
