package dev.ralph.junit;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherFactory;

/** Answers one probe after the other and leaves the JVM after each as it was before the first. */
final class ProbeRun {

    private final Arguments arguments;
    private final ProjectClasses classes;
    private final Catalogue catalogue;
    private final Surroundings surroundings;
    private final Surroundings.Moment beginning;
    private final Events events;

    ProbeRun(
            Arguments arguments,
            ProjectClasses classes,
            Catalogue catalogue,
            Surroundings surroundings,
            Events events) {
        this.arguments = arguments;
        this.classes = classes;
        this.catalogue = catalogue;
        this.surroundings = surroundings;
        this.beginning = surroundings.look();
        this.events = events;
    }

    /** Runs the probe; false when no other can be run in this JVM. */
    boolean answer(Request request) throws InterruptedException {
        events.probe(request.number());
        AtomicReference<String> remark = new AtomicReference<>("");
        AtomicReference<Throwable> broken = new AtomicReference<>();
        Thread thread = new Thread(() -> work(request, remark, broken), "main");
        thread.setContextClassLoader(classes.freshLoader());
        thread.start();
        thread.join(request.limit());
        if (thread.isAlive()) {
            // Whatever holds it up cannot be stopped without this JVM.
            events.done(request.number(), Ending.DEADLINE, "it took longer than " + request.limit() + " ms", true);
            return false;
        }
        if (broken.get() != null) {
            events.done(request.number(), Ending.CRASHED, broken.get().toString(), true);
            return false;
        }
        boolean clean = surroundings.restore(beginning);
        events.done(request.number(), Ending.ENDED, remark.get(), true);
        if (!clean) {
            events.cannot("tests leave behind what cannot be put back, such as threads that do not end");
        }
        return clean;
    }

    private void work(Request request, AtomicReference<String> remark, AtomicReference<Throwable> broken) {
        try (LauncherSession session = LauncherFactory.openSession()) {
            Execution execution;
            if (request.leaks() || !request.restored().isEmpty()) {
                ClassLoader loader = Thread.currentThread().getContextClassLoader();
                Statics statics = new Statics(arguments.roots(), classes.names(), loader);
                SessionProbe probe =
                        new SessionProbe(request, surroundings, statics, Database.fromEnvironment(), events);
                execution = new Execution(!arguments.withoutFixtures(), events, probe);
                execution.run(request.tests(), catalogue, session.getLauncher());
                probe.end();
                remark.set(probe.remark());
            } else {
                execution = new Execution(!arguments.withoutFixtures(), events, Probe.NONE);
                execution.run(request.tests(), catalogue, session.getLauncher());
            }
        } catch (Throwable failed) {
            broken.set(failed);
        }
    }
}
