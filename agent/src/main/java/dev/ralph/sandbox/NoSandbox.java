package dev.ralph.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * The host itself, with the command's mounts added where it expects them: nothing is kept from the command. Only for
 * code that one trusts.
 *
 * <p>Each run nevertheless has temporary files, shared memory and a network of its own: runs at one time use the same
 * paths and ports, and would otherwise leak into each other.
 */
public final class NoSandbox implements Sandbox {

    private final HostTools tools;
    private final SandboxUser user;

    NoSandbox(HostTools tools, SandboxUser user) {
        this.tools = tools;
        this.user = user;
    }

    @Override
    public String name() {
        return "none";
    }

    @Override
    public List<String> notEnforced() {
        return List.of(("Nothing is kept from the command: take it that it can do all that user %d can."
                        + " Each run has its own /tmp, shared memory and, unless it may use the host's, network;"
                        + " that keeps runs apart and protects no file or process of this machine.")
                .formatted(user.uid()));
    }

    @Override
    public Finished run(Command command) {
        boolean network = command.limits().network();
        NamespaceScript script = new NamespaceScript(MountTable.current()).hostDevices();
        if (!network) {
            script.loopback();
        }
        script.items(Layout.ofHost(command, user)).enter(command.directory());
        List<String> start = new ArrayList<>(List.of(tools.path("setpriv"), "--pdeathsig", "KILL", "--"));
        start.addAll(ResourceLimits.of(command.limits(), user, tools));
        start.addAll(List.of(tools.path("setsid"), tools.path("unshare"), "--mount", "--pid", "--ipc", "--kill-child"));
        if (!network) {
            start.add("--net");
        }
        List<String> leaving = new ArrayList<>();
        if (user.changes()) {
            leaving.addAll(user.become(tools));
        } else {
            start.addAll(List.of("--user", "--map-root-user"));
            leaving.addAll(List.of("unshare", "--user", "--map-user=1000", "--map-group=1000", "--"));
        }
        leaving.addAll(ScriptedRun.STARTED);
        leaving.addAll(ScriptedRun.withEnvironment(command));
        return new ScriptedRun(tools, name()).run(command, start, script.running(leaving));
    }
}
