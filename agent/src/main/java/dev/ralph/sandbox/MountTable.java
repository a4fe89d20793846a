package dev.ralph.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is mounted where on the host, and how.
 *
 * <p>In a user namespace of its own a process may make a mount read-only but must keep every other restriction that
 * the mount already has, so it has to name them.
 */
final class MountTable {

    private final List<Mounted> mounts;

    private MountTable(List<Mounted> mounts) {
        this.mounts = mounts;
    }

    private record Mounted(Path point, List<String> options) {}

    static MountTable current() {
        try {
            return parse(new String(Files.readAllBytes(Path.of("/proc/self/mountinfo")), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MountTable parse(String mountinfo) {
        return new MountTable(mountinfo
                .lines()
                .map(line -> line.split(" ", -1))
                .map(fields -> new Mounted(Path.of(unescaped(fields[4])), List.of(fields[5].split(",", -1))))
                .toList());
    }

    /** Options for mounting a path once more with this access, and without device files or set-user-id. */
    String options(Path path, Mount.Access access) {
        List<String> here = mounts.stream()
                .filter(mount -> path.startsWith(mount.point()))
                .reduce((best, next) ->
                        next.point().getNameCount() >= best.point().getNameCount() ? next : best)
                .map(Mounted::options)
                .orElse(List.of());
        boolean writable = access == Mount.Access.READ_WRITE && !here.contains("ro");
        return Stream.concat(
                        Stream.of(writable ? "rw" : "ro", "nosuid", "nodev"),
                        here.stream().filter(option -> !option.equals("rw") && !option.equals("ro")))
                .distinct()
                .collect(Collectors.joining(","));
    }

    /** The places below a path where something else is mounted, which making the path read-only does not reach. */
    List<Path> below(Path path) {
        return mounts.stream()
                .map(Mounted::point)
                .filter(point -> point.startsWith(path) && !point.equals(path))
                .distinct()
                .toList();
    }

    /** The kernel writes space, tab, newline and backslash as three octal digits. */
    private static String unescaped(String field) {
        String[] parts = field.split("\\\\", -1);
        return parts[0]
                + Arrays.stream(parts)
                        .skip(1)
                        .map(part -> (char) Integer.parseInt(part.substring(0, 3), 8) + part.substring(3))
                        .collect(Collectors.joining());
    }
}
