package dev.ralph.sandbox;

import dev.ralph.model.RalphException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The user of the host that sandboxed commands run as: a number nobody else has when we are root, else ourselves.
 *
 * <p>The kernel enforces the limit on processes for every user but root, and lets root change the machine's settings
 * even in a namespace; so a sandbox started by root must not stay root.
 */
public final class SandboxUser {

    private static final int DEDICATED = 61336;

    private final int self;

    private SandboxUser(int self) {
        this.self = self;
    }

    /** The user for whoever runs this program. */
    public static SandboxUser current() {
        return new SandboxUser(owner(Path.of("/proc/self")));
    }

    /** Makes a file or a folder with all in it belong to this user, so that it can be mounted read-write. */
    public void prepare(Path tree) {
        if (!changes()) {
            return;
        }
        try {
            Files.walkFileTree(tree, new Giving());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give " + tree + " to user " + uid(), e);
        }
    }

    int uid() {
        return changes() ? DEDICATED : self;
    }

    /** How the user is numbered where the command sees the host's own users. */
    int uidInHost() {
        return changes() ? DEDICATED : 1000;
    }

    /** Whether a command must change from root to another user first. */
    boolean changes() {
        return self == 0;
    }

    /** The start of a command line that becomes this user and can never gain a privilege again. */
    List<String> become(HostTools tools) {
        if (!changes()) {
            return List.of(tools.path("setpriv"), "--pdeathsig", "KILL", "--no-new-privs", "--");
        }
        String uid = Integer.toString(DEDICATED);
        return List.of(
                tools.path("setpriv"),
                "--reuid",
                uid,
                "--regid",
                uid,
                "--clear-groups",
                "--inh-caps=-all",
                "--bounding-set=-all",
                "--pdeathsig",
                "KILL",
                "--no-new-privs",
                "--");
    }

    /** Refuses a path that does not exist or lies in a folder that this user may not enter. */
    Path reachable(Path host) {
        Path real;
        try {
            real = host.toRealPath();
        } catch (IOException e) {
            throw new RalphException(
                    "A mount of the sandbox does not exist: " + e.getMessage(),
                    host.toString(),
                    "create it before it is mounted");
        }
        closedTo(real).ifPresent(folder -> {
            throw new RalphException(
                    "The sandbox runs as user %d, who may not enter %s.".formatted(uid(), folder),
                    host.toString(),
                    "move it to a folder that everybody may enter (such as /var/lib or /srv), or chmod o+x " + folder);
        });
        return real;
    }

    private Optional<Path> closedTo(Path real) {
        for (Path folder = real.getParent(); folder != null; folder = folder.getParent()) {
            if (!mayEnter(folder)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private boolean mayEnter(Path folder) {
        if (!changes()) {
            return Files.isExecutable(folder);
        }
        try {
            Map<String, Object> found = Files.readAttributes(folder, "unix:uid,gid,permissions");
            Object allowed = found.get("permissions");
            PosixFilePermission needed = Integer.valueOf(DEDICATED).equals(found.get("uid"))
                    ? PosixFilePermission.OWNER_EXECUTE
                    : PosixFilePermission.OTHERS_EXECUTE;
            return allowed instanceof Set<?> set && set.contains(needed);
        } catch (IOException e) {
            return false;
        }
    }

    private static int owner(Path path) {
        try {
            return (Integer) Files.getAttribute(path, "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives every file it visits to the sandbox's user; never follows a link. */
    private static final class Giving extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            return give(folder);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            return give(file);
        }

        private static FileVisitResult give(Path path) throws IOException {
            Files.setAttribute(path, "unix:uid", DEDICATED, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", DEDICATED, LinkOption.NOFOLLOW_LINKS);
            return FileVisitResult.CONTINUE;
        }
    }
}
