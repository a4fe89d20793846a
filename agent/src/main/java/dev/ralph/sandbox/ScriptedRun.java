package dev.ralph.sandbox;

import dev.ralph.model.RalphException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** One run of a {@link NamespaceScript}: it is read from standard input, so that no other user sees what is in it. */
final class ScriptedRun {

    /** Notes that all is set up, then becomes the rest of the command line. */
    static final List<String> STARTED = List.of("/bin/sh", "-c", "echo started >&3; exec \"$@\" 3>&-", "sh");

    private final HostTools tools;
    private final String sandbox;

    ScriptedRun(HostTools tools, String sandbox) {
        this.tools = tools;
        this.sandbox = sandbox;
    }

    /** The command with its environment and no other. */
    static List<String> withEnvironment(Command command) {
        List<String> argv = new ArrayList<>(List.of("env", "-i"));
        command.environment().forEach((name, value) -> argv.add(name + "=" + value));
        argv.addAll(command.argv());
        return argv;
    }

    Finished run(Command command, List<String> start, String script) {
        try (Descriptors descriptors = new Descriptors(tools)) {
            List<String> argv = new ArrayList<>(start);
            argv.addAll(List.of(tools.path("sh"), "-s"));
            descriptors.standardInput(script);
            Finished finished = new HostProcess(descriptors.around(argv)).run(command);
            if (finished.ending() == Finished.Ending.EXITED
                    && descriptors.status().isEmpty()) {
                throw notSetUp(Files.readString(command.log()));
            }
            return finished;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RalphException notSetUp(String said) {
        return new RalphException("The sandbox could not be set up: " + said.strip(), sandbox, UserNamespaces.remedy());
    }
}
