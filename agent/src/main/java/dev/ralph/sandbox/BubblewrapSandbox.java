package dev.ralph.sandbox;

import dev.ralph.model.Evidence;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sandbox made by bubblewrap out of the kernel's namespaces. */
public final class BubblewrapSandbox implements Sandbox {

    private static final int CANNOT_EXECUTE = 127;

    private final HostTools tools;
    private final SandboxUser user;
    private final String version;
    private final Optional<byte[]> filter;

    BubblewrapSandbox(HostTools tools, SandboxUser user, String osArch) {
        this.tools = tools;
        this.user = user;
        this.version = tools.version("bwrap");
        this.filter = SystemCallFilter.forArchitecture(osArch);
    }

    @Override
    public String name() {
        return "bubblewrap " + version;
    }

    @Override
    public List<String> notEnforced() {
        return Shortcomings.of(filter.isPresent());
    }

    @Override
    public Finished run(Command command) {
        Layout layout = Layout.of(command, user);
        try (Descriptors descriptors = new Descriptors(tools)) {
            List<String> arguments = BubblewrapArguments.of(command, layout, descriptors);
            filter.ifPresent(
                    program -> arguments.addAll(List.of("--seccomp", Integer.toString(descriptors.reading(program)))));
            int argumentsFile = descriptors.reading(String.join("\0", arguments) + "\0");
            List<String> argv = new ArrayList<>(user.become(tools));
            argv.addAll(ResourceLimits.of(command.limits(), user, tools));
            argv.addAll(List.of(tools.path("bwrap"), "--args", Integer.toString(argumentsFile), "--"));
            argv.addAll(command.argv());
            Finished finished = new HostProcess(descriptors.around(argv)).run(command);
            return settled(finished, descriptors.status());
        }
    }

    /** Bubblewrap reports the exit code of a command that it could start; what it could not start is its own failure. */
    private static Finished settled(Finished finished, String status) {
        number(status, "child-pid").ifPresent(ProcessTree::awaitDeath);
        Evidence evidence = finished.evidence();
        if (finished.ending() != Finished.Ending.EXITED
                || number(status, "exit-code").isPresent()) {
            return finished;
        }
        String said = read(evidence.log());
        if (!said.startsWith("bwrap: execvp")) {
            throw new RalphException(
                    "The sandbox could not be set up: " + said.strip(),
                    "bubblewrap, exit code " + evidence.exitCode(),
                    UserNamespaces.remedy());
        }
        return new Finished(
                finished.ending(), new Evidence(evidence.command(), CANNOT_EXECUTE, evidence.took(), evidence.log()));
    }

    private static OptionalLong number(String status, String name) {
        Matcher matcher = Pattern.compile('"' + name + "\": (\\d+)").matcher(status);
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
