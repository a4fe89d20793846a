package dev.ralph.sandbox;

import dev.ralph.sandbox.Item.Bind;
import dev.ralph.sandbox.Item.Link;
import dev.ralph.sandbox.Item.Scratch;
import dev.ralph.sandbox.Item.Text;
import java.util.ArrayList;
import java.util.List;

/** The arguments of bubblewrap for one command. */
final class BubblewrapArguments {

    private static final List<String> ISOLATION = List.of(
            "--unshare-all",
            "--unshare-user",
            "--disable-userns",
            "--die-with-parent",
            "--new-session",
            "--clearenv",
            "--cap-drop",
            "ALL",
            "--hostname",
            "sandbox",
            "--uid",
            "1000",
            "--gid",
            "1000");

    /** As root of the host, even in a namespace, {@code /proc/sys} would be writable without its second line. */
    private static final List<String> DEVICES = List.of(
            "--proc",
            "/proc",
            "--ro-bind",
            "/proc/sys",
            "/proc/sys",
            "--dev",
            "/dev",
            "--perms",
            "1777",
            "--size",
            "1073741824",
            "--tmpfs",
            "/dev/shm",
            "--remount-ro",
            "/dev",
            "--perms",
            "0755",
            "--dir",
            "/etc");

    private BubblewrapArguments() {}

    static List<String> of(Command command, Layout layout, Descriptors descriptors) {
        List<String> arguments = new ArrayList<>(ISOLATION);
        if (command.limits().network()) {
            arguments.add("--share-net");
        }
        arguments.addAll(DEVICES);
        layout.items().forEach(item -> arguments.addAll(argumentsFor(item, descriptors)));
        arguments.addAll(List.of("--remount-ro", "/", "--chdir", command.directory()));
        arguments.addAll(List.of("--json-status-fd", Integer.toString(Descriptors.STATUS)));
        command.environment().forEach((name, value) -> arguments.addAll(List.of("--setenv", name, value)));
        return arguments;
    }

    private static List<String> argumentsFor(Item item, Descriptors descriptors) {
        if (item instanceof Bind bind) {
            String option = bind.access() == Mount.Access.READ_WRITE ? "--bind" : "--ro-bind";
            return List.of(option, bind.host().toString(), bind.inside());
        }
        if (item instanceof Link link) {
            return List.of("--symlink", link.target(), link.inside());
        }
        if (item instanceof Scratch scratch) {
            return List.of(
                    "--perms",
                    scratch.permissions(),
                    "--size",
                    Long.toString(scratch.bytes()),
                    "--tmpfs",
                    scratch.inside());
        }
        Text text = (Text) item;
        return List.of("--ro-bind-data", Integer.toString(descriptors.reading(text.content())), text.inside());
    }
}
