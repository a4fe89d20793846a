package dev.ralph.junit;

import java.util.stream.Stream;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherFactory;

/** Gives each probe a launcher: one for all, unless the project adds something to it that must be new each time. */
final class Launchers {

    private final boolean oneForAll;
    private LauncherSession shared;

    Launchers(ProjectClasses classes) {
        oneForAll = Stream.of(
                        "engine.TestEngine",
                        "launcher.LauncherSessionListener",
                        "launcher.LauncherDiscoveryListener",
                        "launcher.LauncherInterceptor",
                        "launcher.PostDiscoveryFilter",
                        "launcher.TestExecutionListener")
                .noneMatch(service -> classes.offers("org.junit.platform." + service));
    }

    /** To be called where the probe runs, for services are found by the loader of its thread. */
    Lease lease() {
        if (!oneForAll) {
            return new Lease(LauncherFactory.openSession());
        }
        if (shared == null) {
            shared = LauncherFactory.openSession();
        }
        return new Lease(shared);
    }

    /** A launcher while one probe uses it. */
    final class Lease implements AutoCloseable {

        private final LauncherSession session;

        private Lease(LauncherSession session) {
            this.session = session;
        }

        Launcher launcher() {
            return session.getLauncher();
        }

        @Override
        public void close() {
            if (session != shared) {
                session.close();
            }
        }
    }
}
