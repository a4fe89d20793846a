package dev.ralph.runner;

import dev.ralph.sandbox.Command;
import dev.ralph.sandbox.Limits;
import dev.ralph.sandbox.Mount;
import dev.ralph.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The program that answers probes inside the sandbox, in a copy of the built tree of its own at {@code /work}.
 *
 * @param command its whole command line, with {@link #ARGUMENTS} where it wants the path of its argument file
 * @param serving lines of the argument file of a session, besides nonce, events and requests
 * @param once lines of the argument file with which the program runs the tests in its lines {@code test=} once and
 *     ends, as a worker does; empty when a session of one probe does just as well
 * @param looksOnce whether it can look at leaks and put state back then, asked by lines {@code probe=} and
 *     {@code restore=}
 * @param environment what it is told besides the least a program needs
 */
record SessionProgram(
        Sandbox sandbox,
        Suite suite,
        List<String> command,
        List<String> serving,
        List<String> once,
        boolean looksOnce,
        Map<String, String> environment) {

    /** The path of the argument file, as the program sees it. */
    static final String ARGUMENTS = "/results/" + SessionRun.ARGUMENTS;

    /** The tests get files of their own; the rest of the command line is the program's. */
    private static final String START = "cp -a /tree/. /work/ || exit 96; cd \"$0\" || exit 96; exec \"$@\"";

    /** A session lives as long as its user; what kills it before is a deadline of ours. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private static final long MOST_OUTPUT = 256L << 20;
    private static final long LARGEST_FILE = 1L << 30;

    SessionProgram {
        command = List.copyOf(command);
        serving = List.copyOf(serving);
        once = List.copyOf(once);
        environment = Map.copyOf(environment);
    }

    /** The command of one session that finds its argument file in {@code results}. */
    Command in(Path results, Path log) {
        List<String> argv = new ArrayList<>(List.of("/bin/sh", "-c", START, directory()));
        argv.addAll(command);
        List<Mount> mounts = new ArrayList<>(suite.mounts());
        mounts.add(Mount.readOnly(suite.tree(), "/tree"));
        mounts.add(Mount.readWrite(results, "/results"));
        Map<String, String> told = new HashMap<>(
                Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "HOME", "/home/sandbox", "LANG", "C.UTF-8"));
        told.putAll(environment);
        return new Command(argv, told, mounts, "/", limits(), log);
    }

    private String directory() {
        return Suite.inside(suite.project());
    }

    private static Limits limits() {
        Limits testing = Limits.testing(LONGEST);
        return new Limits(
                LONGEST, MOST_OUTPUT, LARGEST_FILE, testing.dataBytes(), testing.processes(), testing.network());
    }
}
