package dev.ralph.sandbox;

import dev.ralph.sandbox.Item.Bind;
import dev.ralph.sandbox.Item.Link;
import dev.ralph.sandbox.Item.Scratch;
import dev.ralph.sandbox.Item.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A POSIX shell script that builds a file system in a mount namespace of its own, moves into it and runs a command
 * there. It is the first process of its pid namespace: when it ends, everything in the sandbox does.
 *
 * <p>The new root is built upon {@code /sys}, a folder that exists everywhere and that nobody asks to be mounted.
 */
final class NamespaceScript {

    private static final String BEGINNING = """
            set -eu
            root=/sys
            mount -t tmpfs -o nosuid,nodev,mode=0755,size=64m sandbox $root
            mkdir -p $root/proc $root/dev $root/etc $root/.texts
            mount -t proc -o nosuid,nodev,noexec proc $root/proc
            """;

    private static final String LOCKED_SETTINGS = """
            echo 1 > $root/proc/sys/user/max_user_namespaces
            mount -o bind,ro,nosuid,nodev,noexec $root/proc/sys $root/proc/sys
            hostname sandbox
            """;

    private static final String HARMLESS_DEVICES = """
            mount -t tmpfs -o nosuid,noexec,mode=0755,size=1m dev $root/dev
            for device in null zero full random urandom; do
              : > $root/dev/$device
              mount --bind /dev/$device $root/dev/$device
            done
            ln -s /proc/self/fd $root/dev/fd
            ln -s /proc/self/fd/0 $root/dev/stdin
            ln -s /proc/self/fd/1 $root/dev/stdout
            ln -s /proc/self/fd/2 $root/dev/stderr
            ln -s pts/ptmx $root/dev/ptmx
            mkdir $root/dev/shm $root/dev/pts
            mount -t devpts -o nosuid,noexec,newinstance,ptmxmode=0666,mode=620 devpts $root/dev/pts
            mount -t tmpfs -o nosuid,nodev,mode=1777,size=1g shm $root/dev/shm
            mount -o remount,bind,ro,nosuid,noexec $root/dev
            """;

    /** Sets IFF_UP and IFF_RUNNING on {@code lo} where {@code ip} is missing; every machine has Perl. */
    private static final String LOOPBACK = """
            ip link set lo up 2>/dev/null ||
              perl -e 'socket(S,2,2,0)&&ioctl(S,0x8914,pack("a16 s x22","lo",0x41))or die "loopback: $!"'
            """;

    private static final String ENTRANCE = """
            mkdir $root/.host
            cd $root
            pivot_root . .host
            cd /
            umount -l /.host
            rmdir /.host
            mount -o remount,bind,ro,nosuid,nodev /
            """;

    private final MountTable mounts;
    private final StringBuilder script = new StringBuilder(BEGINNING);
    private int texts;

    NamespaceScript(MountTable mounts) {
        this.mounts = mounts;
    }

    /** Forbids more user namespaces than the one the command gets, and writing to the machine's settings. */
    NamespaceScript lockedSettings() {
        script.append(LOCKED_SETTINGS);
        return this;
    }

    /** Only the devices that are no hardware. */
    NamespaceScript harmlessDevices() {
        script.append(HARMLESS_DEVICES);
        return this;
    }

    /** All devices of the host. */
    NamespaceScript hostDevices() {
        script.append("mount --rbind /dev $root/dev\n");
        return this;
    }

    /** A private network has a loopback device, but it is down. */
    NamespaceScript loopback() {
        script.append(LOOPBACK);
        return this;
    }

    NamespaceScript items(Layout layout) {
        layout.items().forEach(this::item);
        return this;
    }

    /** Moves in; from here on the host's files are gone, and nobody can add any at the top. */
    NamespaceScript enter(String directory) {
        script.append(ENTRANCE);
        line("cd", quoted(directory));
        return this;
    }

    /**
     * Runs the command and ends with its exit code. What the shell itself would say about a signal stays out of the
     * log.
     */
    String running(List<String> argv) {
        script.append("set +e\nexec 4>&2 2>/dev/null\n");
        argv.forEach(word -> script.append(quoted(word)).append(' '));
        return script.append("2>&4 4>&- </dev/null\nexit $?\n").toString();
    }

    private void item(Item item) {
        String inside = place(item.inside());
        if (item instanceof Bind bind) {
            bind(bind, inside);
        } else if (item instanceof Link link) {
            line("ln -s", quoted(link.target()), inside);
        } else if (item instanceof Scratch scratch) {
            String options = "nosuid,nodev,mode=" + scratch.permissions() + ",size=" + scratch.bytes();
            line("mkdir -p", inside);
            line("mount -t tmpfs -o", options, "scratch", inside);
        } else if (item instanceof Text text) {
            text(text, inside);
        }
    }

    private void bind(Bind bind, String inside) {
        makePlace(inside, Files.isDirectory(bind.host()));
        line("mount -o", "rbind," + mounts.options(bind.host(), bind.access()), quoted(bind.host()), inside);
        if (bind.access() == Mount.Access.READ_ONLY) {
            for (Path point : mounts.below(bind.host())) {
                String below = place(bind.inside() + "/" + bind.host().relativize(point));
                line("mount -o", "remount,bind," + mounts.options(point, bind.access()), below);
            }
        }
    }

    /** Never written to the place itself: that may be a file of the host. */
    private void text(Text text, String inside) {
        String file = "$root/.texts/" + texts++;
        line("printf %s", quoted(text.content()), ">", file);
        makePlace(inside, false);
        line("mount -o bind,ro,nosuid,nodev", file, inside);
    }

    private void makePlace(String inside, boolean folder) {
        if (folder) {
            line("[ -d", inside, "] || mkdir -p", inside);
        } else {
            line("place=" + inside);
            line("[ -e \"$place\" ] || { mkdir -p \"${place%/*}\"; : > \"$place\"; }");
        }
    }

    private void line(String... words) {
        script.append(String.join(" ", words)).append('\n');
    }

    private static String place(String inside) {
        return "$root" + quoted(inside);
    }

    private static String quoted(Object word) {
        return "'" + word.toString().replace("'", "'\\''") + "'";
    }
}
