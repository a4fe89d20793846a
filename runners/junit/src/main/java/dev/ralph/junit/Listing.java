package dev.ralph.junit;

import java.io.IOException;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;

/** Writes every test of the project, in the order in which its own build runs them. */
final class Listing {

    private final Arguments arguments;
    private final Events events;

    Listing(Arguments arguments, Events events) {
        this.arguments = arguments;
        this.events = events;
    }

    void write() throws IOException {
        // Listeners of a session may start servers; to list tests needs none of them.
        Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableLauncherSessionListenerAutoRegistration(false)
                .build());
        Catalogue catalogue = Catalogue.of(ClassFiles.testClasses(arguments.roots()), launcher);
        catalogue.tests().forEach(events::listed);
        catalogue.undiscovered().forEach(events::undiscovered);
        events.end();
    }
}
