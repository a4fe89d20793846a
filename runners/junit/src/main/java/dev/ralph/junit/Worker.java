package dev.ralph.junit;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs one list of tests and ends. */
final class Worker {

    private final Arguments arguments;
    private final Events events;

    Worker(Arguments arguments, Events events) {
        this.arguments = arguments;
        this.events = events;
    }

    void run() throws Exception {
        List<String> tests = arguments.once() ? unescaped(arguments.tests()) : arguments.tests();
        Probe probe =
                arguments.probe() ? StateProbe.of(arguments.roots(), Database.fromEnvironment(), events) : Probe.NONE;
        try (LauncherSession session = LauncherFactory.openSession()) {
            Catalogue catalogue = Catalogue.of(Execution.classesOf(tests), session.getLauncher());
            new Execution(arguments.fixtures(), arguments.once(), events, probe)
                    .run(tests, catalogue, session.getLauncher());
        }
        probe.end();
        events.end();
    }

    private static List<String> unescaped(List<String> tests) {
        return tests.stream().map(Request::unescaped).collect(Collectors.toList());
    }
}
