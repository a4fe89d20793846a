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
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/** Runs exactly the given tests in exactly the given order. */
final class Execution {

    private final boolean fixtures;
    private final boolean apart;
    private final Events events;
    private final Probe probe;

    /**
     * @param fixtures false switches off the extensions that patterns registered
     * @param apart whether invocations that an engine knows beforehand stay together: JUnit 4 runs all tests of a class
     *     with its first parameters, and then all with the next
     */
    Execution(boolean fixtures, boolean apart, Events events, Probe probe) {
        this.apart = apart;
        this.fixtures = fixtures;
        this.events = events;
        this.probe = probe;
    }

    void run(List<String> tests, Catalogue catalogue, Launcher launcher) {
        List<List<String>> stretches = stretches(tests, catalogue);
        for (int i = 0; i < stretches.size(); i++) {
            if (i == stretches.size() - 1) {
                announceLast(stretches.get(i), catalogue);
            }
            runStretch(stretches.get(i), catalogue, launcher);
        }
    }

    private void announceLast(List<String> stretch, Catalogue catalogue) {
        int last = stretch.size() - 1;
        String before = last == 0 ? "" : firstId(stretch.get(last - 1), catalogue);
        probe.last(firstId(stretch.get(last), catalogue), before);
    }

    private static String firstId(String test, Catalogue catalogue) {
        return catalogue.uniqueIds(test).stream().findFirst().orElse("");
    }

    private void runStretch(List<String> tests, Catalogue catalogue, Launcher launcher) {
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
        if (!fixtures) {
            builder.configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false");
        }
        for (String id : uniqueIds) {
            builder.selectors(DiscoverySelectors.selectUniqueId(id));
        }
        return builder.build();
    }

    private List<List<String>> stretches(List<String> tests, Catalogue catalogue) {
        List<List<String>> stretches = new ArrayList<>();
        Stretch stretch = new Stretch();
        boolean afterSeveral = false;
        for (String test : tests) {
            boolean several = apart && catalogue.uniqueIds(test).size() > 1;
            boolean cut = (several || afterSeveral) && !stretch.tests().isEmpty();
            if (cut || !stretch.takes(test, catalogue.engine(test), catalogue.place(test))) {
                stretches.add(stretch.tests());
                stretch = new Stretch();
                stretch.takes(test, catalogue.engine(test), catalogue.place(test));
            }
            afterSeveral = several;
        }
        stretches.add(stretch.tests());
        return stretches;
    }

    /** The classes of these tests, without those nested in others. */
    static Set<String> classesOf(List<String> tests) {
        Set<String> classes = new LinkedHashSet<>();
        tests.forEach(test -> classes.add(Stretch.topLevelClass(test)));
        return classes;
    }
}
