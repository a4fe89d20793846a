package dev.ralph.coder;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.sandbox.Mount;
import dev.ralph.sandbox.SandboxUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A home folder for one run of a coding agent, with its own copies of what it may write to; gone afterwards. */
final class AgentRoom implements AutoCloseable {

    /** The home folder as the agent sees it. */
    static final String HOME = "/home/sandbox";

    private static final Logger LOG = LoggerFactory.getLogger(AgentRoom.class);
    private static final long MOST_BYTES = 256L << 20;

    private final Path folder;
    private final Path userHome;
    private final List<Mount> mounts = new ArrayList<>();
    private final List<Path> given = new ArrayList<>();
    private long bytes;

    private AgentRoom(Path folder, Path userHome) {
        this.folder = folder;
        this.userHome = userHome;
    }

    /**
     * Makes a room.
     *
     * @param parent a folder that the sandbox's user may enter
     * @throws RalphException when something that the agent is to get is missing or too large
     */
    static AgentRoom in(Path parent, Path userHome, List<AgentCommand.Given> given) {
        try {
            AgentRoom room = new AgentRoom(Files.createTempDirectory(parent, "agent-"), userHome);
            try {
                room.furnish(given);
                return room;
            } catch (IOException | RuntimeException e) {
                room.close();
                throw e;
            }
        } catch (IOException e) {
            throw unreadable(parent, e);
        }
    }

    private void furnish(List<AgentCommand.Given> given) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        Files.createDirectory(
                home(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        mounts.add(Mount.readWrite(home(), HOME));
        for (AgentCommand.Given thing : given) {
            if (!Files.exists(thing.host())) {
                throw missing(thing.host());
            }
            this.given.add(thing.host());
            if (thing.copied()) {
                try {
                    copy(thing.host().toRealPath(), home().resolve(userHome.relativize(thing.host())));
                } catch (IOException e) {
                    throw unreadable(thing.host(), e);
                }
            } else {
                mounts.add(Mount.readOnly(thing.host(), inside(thing.host())));
            }
        }
        SandboxUser.current().prepare(home());
    }

    private Path home() {
        return folder.resolve("home");
    }

    /** Where the output goes, out of reach of the agent. */
    Path log() {
        return folder.resolve("output");
    }

    List<Mount> mounts() {
        return List.copyOf(mounts);
    }

    /** What looks like a key in all that the agent was given, and in its home folder as it is now. */
    Set<String> credentials() {
        Set<String> found = new TreeSet<>(CredentialFiles.in(home()));
        for (Path host : given) {
            try {
                found.addAll(CredentialFiles.in(host.toRealPath()));
            } catch (IOException e) {
                LOG.debug("{} is gone", host, e);
            }
        }
        return found;
    }

    /** Puts a text into the home folder and returns its path as the agent sees it. */
    String leave(String name, String content) {
        try {
            Path file = Files.writeString(home().resolve(name), content);
            SandboxUser.current().prepare(file);
            return HOME + "/" + name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the agent sees a path of the host. */
    String inside(Path host) {
        return host.startsWith(userHome) ? HOME + "/" + userHome.relativize(host) : host.toString();
    }

    /** Links are copied as links: what they lead to was not given, and is not there. */
    private void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolveSibling(""));
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(inner)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                bytes += attributes.size();
                if (bytes > MOST_BYTES) {
                    throw tooLarge(from);
                }
                if (attributes.isRegularFile() || attributes.isSymbolicLink()) {
                    copyOne(file, file.equals(from) ? to : to.resolve(from.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (!(e instanceof NoSuchFileException)) {
                    throw e;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inner, @Nullable IOException e) throws IOException {
                if (e != null && !(e instanceof NoSuchFileException)) {
                    throw e;
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Its user works while it is copied, so what was seen a moment ago may be gone. */
    private static void copyOne(Path file, Path target) throws IOException {
        try {
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            LOG.debug("{} is gone", file, e);
        }
    }

    private static RalphException unreadable(Path host, IOException e) {
        Problem problem = new Problem(
                "what the coding agent is to get cannot be copied: " + e,
                host.toString(),
                "allow reading it and make room, name less of it in mounts, or append :ro so that nothing is copied");
        return new RalphException(List.of(problem), e);
    }

    private static RalphException missing(Path host) {
        return new RalphException(
                "what the coding agent is to get does not exist",
                host.toString(),
                "create it or take it out of mounts");
    }

    private static RalphException tooLarge(Path host) {
        return new RalphException(
                "what the coding agent is to get a copy of has more than 256 MiB",
                host.toString(),
                "name only the folders that it writes to, or append :ro so that it sees them without writing");
    }

    /** What the agent made too deep to be removed stays until the work folder around it goes. */
    @Override
    public void close() {
        try {
            Files.walkFileTree(folder, new Removal());
        } catch (IOException e) {
            LOG.warn("The home folder of a coding agent could not be removed: {}", folder, e);
        }
    }

    /** Removes everything; a folder that the agent closed is opened first. */
    private static final class Removal extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) throws IOException {
            Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("rwx------"));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            // A closed folder fails before anybody is asked.
            if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) || Files.isReadable(file)) {
                throw e;
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
            Files.walkFileTree(file, this);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path inner, @Nullable IOException e) throws IOException {
            Files.delete(inner);
            return FileVisitResult.CONTINUE;
        }
    }
}
