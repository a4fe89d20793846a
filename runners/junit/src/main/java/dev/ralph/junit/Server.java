package dev.ralph.junit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;

/** Names all tests once and then answers probes, each in a class loader of its own, until it is told to end. */
final class Server {

    private static final long LONGEST_TRAINING = 10_000;

    private final Arguments arguments;
    private final Events events;

    Server(Arguments arguments, Events events) {
        this.arguments = arguments;
        this.events = events;
    }

    void serve() throws Exception {
        ProbeRun run = prepare();
        events.ready();
        Inbox inbox = new Inbox(arguments.requests(), Seal.with(arguments.nonce()));
        List<String> lines = Collections.emptyList();
        while (!lines.contains("end")) {
            lines = inbox.next();
            for (Request request : Request.parse(lines)) {
                if (!run.answer(request)) {
                    events.end();
                    return;
                }
            }
        }
        events.end();
    }

    /** Runs all tests once, so that an archive of the classes which they need can be made at the end of this JVM. */
    void train() throws Exception {
        ProbeRun run = prepare();
        run.answer(Request.of(run.tests(), LONGEST_TRAINING));
        events.end();
    }

    private ProbeRun prepare() throws Exception {
        ProjectClasses classes = ProjectClasses.in(arguments.roots());
        Catalogue catalogue = list(classes);
        Surroundings surroundings = new Surroundings(watched(), filesOfDatabase(), events::note);
        return new ProbeRun(arguments, classes, catalogue, surroundings, events);
    }

    /** In a loader of its own, so that nothing of the project is left behind. */
    private Catalogue list(ProjectClasses classes) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classes.freshLoader());
        try {
            Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
                    .enableLauncherSessionListenerAutoRegistration(false)
                    .build());
            Catalogue catalogue = Catalogue.of(ClassFiles.testClasses(arguments.roots()), launcher);
            catalogue.tests().forEach(events::listed);
            catalogue.undiscovered().forEach(events::undiscovered);
            return catalogue;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** What changes in them is told as rows. */
    private List<String> filesOfDatabase() {
        List<String> names = new ArrayList<>();
        Database.fromEnvironment().file().ifPresent(file -> {
            names.add("FILE:" + file);
            arguments.project().ifPresent(project -> names.add("FILE:" + project.relativize(file)));
        });
        return names;
    }

    private List<WatchedFiles> watched() throws IOException {
        List<WatchedFiles> watched = new ArrayList<>();
        Optional<Path> project = arguments.project();
        if (project.isPresent()) {
            watched.add(new WatchedFiles(project.get(), true, arguments.pristine()));
        }
        Optional<Path> temporary = arguments.temporary();
        if (temporary.isPresent()) {
            watched.add(new WatchedFiles(temporary.get(), false, Optional.empty()));
        }
        return watched;
    }
}
