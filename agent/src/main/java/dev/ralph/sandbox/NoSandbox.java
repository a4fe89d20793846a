package dev.ralph.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * The host itself, with the command's mounts added where it expects them: nothing is kept from the command. Only for
 * code that one trusts.
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
        return List.of("Nothing is kept from the command: what user %d may read, change or reach, it may too."
                .formatted(user.uid()));
    }

    @Override
    public Finished run(Command command) {
        NamespaceScript script = new NamespaceScript(MountTable.current())
                .hostDevices()
                .items(Layout.ofHost(command, user))
                .enter(command.directory());
        List<String> start = new ArrayList<>(List.of(tools.path("setpriv"), "--pdeathsig", "KILL", "--"));
        start.addAll(ResourceLimits.of(command.limits(), user, tools));
        start.addAll(List.of(tools.path("setsid"), tools.path("unshare"), "--mount", "--pid", "--kill-child"));
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
