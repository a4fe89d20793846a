package dev.ralph.sandbox;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A sandbox made by util-linux alone, for machines without bubblewrap. */
public final class UnshareSandbox implements Sandbox {

    private static final List<String> NAMESPACES =
            List.of("--user", "--map-root-user", "--mount", "--pid", "--ipc", "--uts", "--cgroup");

    /** Loads a filter given as hexadecimal digits and becomes the command: prctl(PR_SET_SECCOMP, MODE_FILTER). */
    private static final String LOAD_FILTER = """
            my ($number, $hex) = splice @ARGV, 0, 2; my $filter = pack("H*", $hex);
            my $program = pack("S x6 P", length($filter) / 8, $filter);
            syscall($number + 0, 22, 2, $program, 0, 0) == 0 or die "seccomp: $!\\n";
            exec { $ARGV[0] } @ARGV; print STDERR "$ARGV[0]: $!\\n"; exit 127;
            """;

    private final HostTools tools;
    private final SandboxUser user;
    private final String version;
    private final String filterCall;
    private final Optional<byte[]> filter;

    UnshareSandbox(HostTools tools, SandboxUser user, String osArch) {
        this.tools = tools;
        this.user = user;
        this.version = tools.version("unshare");
        this.filterCall = osArch.equals("aarch64") ? "167" : "157";
        this.filter = tools.find("perl").flatMap(perl -> SystemCallFilter.forArchitecture(osArch));
    }

    @Override
    public String name() {
        return "unshare " + version;
    }

    @Override
    public List<String> notEnforced() {
        return Shortcomings.of(filter.isPresent());
    }

    @Override
    public Finished run(Command command) {
        boolean network = command.limits().network();
        NamespaceScript script =
                new NamespaceScript(MountTable.current()).lockedSettings().harmlessDevices();
        if (!network) {
            script.loopback();
        }
        script.items(Layout.of(command, user)).enter(command.directory());
        List<String> start = new ArrayList<>(user.become(tools));
        start.addAll(ResourceLimits.of(command.limits(), user, tools));
        start.addAll(List.of(tools.path("setsid"), tools.path("unshare")));
        start.addAll(NAMESPACES);
        if (!network) {
            start.add("--net");
        }
        start.add("--kill-child");
        return new ScriptedRun(tools, name()).run(command, start, script.running(unprivileged(command)));
    }

    /** Leaves the namespaces' root for a user who can do nothing there, and cannot become root in yet another one. */
    private List<String> unprivileged(Command command) {
        List<String> argv = new ArrayList<>(List.of("unshare", "--user", "--map-user=1000", "--map-group=1000"));
        argv.addAll(List.of("--keep-caps", "--", "setpriv", "--ambient-caps=-all", "--inh-caps=-all"));
        argv.addAll(List.of("--bounding-set=-all", "--no-new-privs", "--"));
        argv.addAll(ScriptedRun.STARTED);
        filter.ifPresent(program -> argv.addAll(
                List.of("perl", "-e", LOAD_FILTER, filterCall, HexFormat.of().formatHex(program))));
        argv.addAll(ScriptedRun.withEnvironment(command));
        return argv;
    }
}
