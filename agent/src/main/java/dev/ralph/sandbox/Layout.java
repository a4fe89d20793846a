package dev.ralph.sandbox;

import dev.ralph.model.RalphException;
import dev.ralph.sandbox.Item.Bind;
import dev.ralph.sandbox.Item.Link;
import dev.ralph.sandbox.Item.Scratch;
import dev.ralph.sandbox.Item.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The whole file system of a sandbox besides {@code /dev} and {@code /proc}, in the order in which it is made.
 *
 * <p>It is a list of what is allowed: what is not here does not exist inside.
 */
record Layout(List<Item> items) {

    private static final List<String> TOP = List.of("bin", "sbin", "lib", "lib32", "lib64", "libx32");

    /** Settings that programs need to start, and none that could hold a secret. */
    private static final String SETTINGS = "{alternatives,ld.so.cache,ssl,pki,crypto-policies,ca-certificates*,java-*,"
            + "maven,python3*,localtime,nsswitch.conf,host.conf,services,fonts}";

    /** Folders of the host that the sandbox called none replaces. */
    private static final Set<String> REPLACED =
            Set.of("/proc", "/sys", "/dev", "/tmp", "/home", "/work", "/lost+found");

    private static final String PASSWD = """
            root:x:0:0:root:/root:/bin/sh
            sandbox:x:1000:1000:sandbox:/home/sandbox:/bin/sh
            nobody:x:65534:65534:nobody:/nonexistent:/bin/false
            """;

    private static final String GROUP = """
            root:x:0:
            sandbox:x:1000:
            nogroup:x:65534:
            """;

    private static final String HOSTS = """
            127.0.0.1 localhost sandbox
            ::1 ip6-localhost ip6-loopback
            """;

    private static final long MEGABYTE = 1L << 20;

    private static final Item TEMPORARY = new Scratch("/tmp", "1777", 1024 * MEGABYTE);

    Layout {
        items = List.copyOf(items);
    }

    /** The layout of a command: the system, empty folders to write in, and the command's own mounts on top. */
    static Layout of(Command command, SandboxUser user) {
        List<Item> items = new ArrayList<>(programs());
        items.addAll(settings(command.limits().network()));
        items.add(TEMPORARY);
        items.add(new Scratch("/run", "0755", 16 * MEGABYTE));
        items.addAll(ownFolders(command, user));
        return new Layout(items);
    }

    /**
     * The layout for a command that may see the whole host. Its temporary files and shared memory are its own all the
     * same: programs name them alike in every run.
     */
    static Layout ofHost(Command command, SandboxUser user) {
        List<Item> items = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of("/"))) {
            for (Path path : found) {
                if (REPLACED.contains(path.toString())) {
                    continue;
                }
                if (Files.isSymbolicLink(path)) {
                    items.add(new Link(target(path), path.toString()));
                } else {
                    items.add(new Bind(path, path.toString(), Mount.Access.READ_WRITE));
                }
            }
            String self = "sandbox:x:%d:%1$d:sandbox:/home/sandbox:/bin/sh\n".formatted(user.uidInHost());
            items.add(new Text(self + text("/etc/passwd"), "/etc/passwd"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        items.add(TEMPORARY);
        items.add(new Scratch("/dev/shm", "1777", 1024 * MEGABYTE));
        items.addAll(ownFolders(command, user));
        return new Layout(items);
    }

    private static List<Item> ownFolders(Command command, SandboxUser user) {
        List<Item> items = new ArrayList<>();
        items.add(new Scratch("/home/sandbox", "0777", 512 * MEGABYTE));
        if (command.mounts().stream().noneMatch(mount -> mount.inside().equals("/work"))) {
            items.add(new Scratch("/work", "0777", 2048 * MEGABYTE));
        }
        command.mounts().forEach(mount -> items.add(mounted(mount, user)));
        return items;
    }

    private static Bind mounted(Mount mount, SandboxUser user) {
        if (!Path.of(mount.inside()).isAbsolute() || mount.inside().equals("/")) {
            throw new RalphException(
                    "A mount needs an absolute path inside the sandbox.", mount.toString(), "name a folder below /");
        }
        return new Bind(user.reachable(mount.host()), mount.inside(), mount.access());
    }

    private static List<Item> programs() {
        List<Item> items = new ArrayList<>();
        items.add(readOnly(Path.of("/usr")));
        for (String name : TOP) {
            Path path = Path.of("/", name);
            if (Files.isSymbolicLink(path)) {
                items.add(new Link(target(path), path.toString()));
            } else if (Files.isDirectory(path)) {
                items.add(readOnly(path));
            }
        }
        return items;
    }

    private static List<Item> settings(boolean network) {
        List<Item> items = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of("/etc"), SETTINGS)) {
            for (Path path : found) {
                items.add(Files.isSymbolicLink(path) ? new Link(target(path), path.toString()) : readOnly(path));
            }
            items.add(new Text(PASSWD, "/etc/passwd"));
            items.add(new Text(GROUP, "/etc/group"));
            items.add(new Text(network ? HOSTS + text("/etc/hosts") : HOSTS, "/etc/hosts"));
            if (network) {
                items.add(new Text(text("/etc/resolv.conf"), "/etc/resolv.conf"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return items;
    }

    /** Its content and not the file: it is often a link into a folder that does not exist inside. */
    private static String text(String path) throws IOException {
        return Files.isReadable(Path.of(path)) ? Files.readString(Path.of(path)) : "";
    }

    private static Bind readOnly(Path path) {
        return new Bind(path, path.toString(), Mount.Access.READ_ONLY);
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
