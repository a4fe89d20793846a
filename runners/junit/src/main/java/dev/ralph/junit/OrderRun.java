package dev.ralph.junit;

import java.util.Set;
import org.junit.platform.launcher.Launcher;

/** Runs the order of one probe, with the classes that the thread's own loader gives, in a thread of its own. */
final class OrderRun implements Runnable {

    private final Request request;
    private final Arguments arguments;
    private final Set<String> own;
    private final Catalogue catalogue;
    private final Surroundings surroundings;
    private final Launchers launchers;
    private final Events events;
    private String remark = "";
    private Throwable broken;

    /** @param own the names of the project's classes */
    OrderRun(
            Request request,
            Arguments arguments,
            Set<String> own,
            Catalogue catalogue,
            Surroundings surroundings,
            Launchers launchers,
            Events events) {
        this.request = request;
        this.arguments = arguments;
        this.own = own;
        this.catalogue = catalogue;
        this.surroundings = surroundings;
        this.launchers = launchers;
        this.events = events;
    }

    /** Runs it and says how it ended; the remark comes with that. */
    Ending within(ClassLoader loader) throws InterruptedException {
        Thread thread = new Thread(this, "main");
        thread.setContextClassLoader(loader);
        thread.start();
        thread.join(request.limit());
        if (thread.isAlive()) {
            remark = "It took longer than " + request.limit() + " ms.";
            return Ending.DEADLINE;
        }
        if (broken != null) {
            remark = "It ended with " + broken;
            return Ending.CRASHED;
        }
        return Ending.ENDED;
    }

    String remark() {
        return remark;
    }

    @Override
    public void run() {
        try (Launchers.Lease session = launchers.lease()) {
            if (request.leaks() || !request.restored().isEmpty()) {
                ClassLoader loader = Thread.currentThread().getContextClassLoader();
                Statics statics = new Statics(arguments.roots(), own, loader);
                SessionProbe probe =
                        new SessionProbe(request, surroundings, statics, Database.fromEnvironment(), events);
                execute(session.launcher(), probe);
                probe.end();
                remark = probe.remark();
            } else {
                execute(session.launcher(), Probe.NONE);
            }
        } catch (Throwable failed) {
            broken = failed;
        }
    }

    private void execute(Launcher launcher, Probe probe) {
        new Execution(!arguments.withoutFixtures(), true, events, probe).run(request.tests(), catalogue, launcher);
    }
}
