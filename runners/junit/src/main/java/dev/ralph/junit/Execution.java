package dev.ralph.junit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs exactly the given tests in exactly the given order. */
final class Execution {

    private final Arguments arguments;
    private final Events events;

    Execution(Arguments arguments, Events events) {
        this.arguments = arguments;
        this.events = events;
    }

    void run() throws Exception {
        Probe probe =
                arguments.probe() ? StateProbe.of(arguments.roots(), Database.fromEnvironment(), events) : Probe.NONE;
        try (LauncherSession session = LauncherFactory.openSession()) {
            Launcher launcher = session.getLauncher();
            Catalogue catalogue = Catalogue.of(classesOf(arguments.tests()), launcher);
            for (List<String> stretch : stretches(arguments.tests(), catalogue)) {
                run(stretch, catalogue, launcher, probe);
            }
        }
        probe.end();
        events.end();
    }

    private void run(List<String> tests, Catalogue catalogue, Launcher launcher, Probe probe) {
        Map<String, String> selected = new LinkedHashMap<>();
        for (String test : tests) {
            List<String> ids = catalogue.uniqueIds(test);
            for (int i = 0; i < ids.size(); i++) {
                selected.put(ids.get(i), ids.size() == 1 ? test : test + "[" + (i + 1) + "]");
            }
        }
        Reporter reporter = new Reporter(selected, events, probe);
        if (!selected.isEmpty()) {
            launcher.execute(request(selected.keySet()), reporter);
        }
        reporter.reportLost();
        for (String test : tests) {
            if (catalogue.uniqueIds(test).isEmpty()) {
                reporter.reportUnknown(test, catalogue.undiscovered());
            }
        }
    }

    /** Blank default orderers mean none, and without one Jupiter keeps the order of the selectors. */
    private LauncherDiscoveryRequest request(Set<String> uniqueIds) {
        LauncherDiscoveryRequestBuilder builder = Catalogue.request()
                .configurationParameter("junit.jupiter.testmethod.order.default", "")
                .configurationParameter("junit.jupiter.testclass.order.default", "")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false");
        if (!arguments.fixtures()) {
            builder.configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false");
        }
        for (String id : uniqueIds) {
            builder.selectors(DiscoverySelectors.selectUniqueId(id));
        }
        return builder.build();
    }

    private static List<List<String>> stretches(List<String> tests, Catalogue catalogue) {
        List<List<String>> stretches = new ArrayList<>();
        Stretch stretch = new Stretch();
        for (String test : tests) {
            if (!stretch.takes(test, catalogue.engine(test))) {
                stretches.add(stretch.tests());
                stretch = new Stretch();
                stretch.takes(test, catalogue.engine(test));
            }
        }
        stretches.add(stretch.tests());
        return stretches;
    }

    private static Set<String> classesOf(List<String> tests) {
        Set<String> classes = new LinkedHashSet<>();
        tests.forEach(test -> classes.add(Stretch.topLevelClass(test)));
        return classes;
    }
}
