package dev.ralph.junit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.SelectorResolutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineDiscoveryResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/** The tests of some classes under their names, in the order in which the target itself would run them. */
final class Catalogue {

    private final Map<String, List<String>> uniqueIds = new LinkedHashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Throwable> undiscovered = new LinkedHashMap<>();

    private Catalogue() {}

    static Catalogue of(Collection<String> classNames, Launcher launcher) {
        Catalogue catalogue = new Catalogue();
        LauncherDiscoveryRequestBuilder builder = request().listeners(catalogue.failures());
        for (String className : classNames) {
            builder.selectors(DiscoverySelectors.selectClass(className));
        }
        LauncherDiscoveryRequest request = builder.build();
        TestPlan plan = launcher.discover(request);
        plan.getRoots().forEach(root -> catalogue.collect(root, plan));
        return catalogue;
    }

    /** A request under which one class that cannot be loaded does not take the others with it. */
    static LauncherDiscoveryRequestBuilder request() {
        return LauncherDiscoveryRequestBuilder.request()
                .configurationParameter("junit.platform.discovery.listener.default", "logging");
    }

    Set<String> tests() {
        return uniqueIds.keySet();
    }

    /** What JUnit calls this test; several where an engine knows the invocations beforehand, none if it is unknown. */
    List<String> uniqueIds(String test) {
        return uniqueIds.getOrDefault(test, Collections.emptyList());
    }

    /** Where the test stands among all; behind all if it is unknown. */
    int place(String test) {
        return places.getOrDefault(test, Integer.MAX_VALUE);
    }

    /** The engine that runs this test; empty if it is unknown. */
    String engine(String test) {
        List<String> ids = uniqueIds(test);
        return ids.isEmpty() ? "" : ids.get(0).substring(0, ids.get(0).indexOf(']'));
    }

    /** Why a class, or a whole engine, could not be looked into. */
    Map<String, Throwable> undiscovered() {
        return undiscovered;
    }

    /** What has no children is a test, or makes its tests when it runs: a method, or a class that is repeated. */
    private void collect(TestIdentifier node, TestPlan plan) {
        Set<TestIdentifier> children = plan.getChildren(node);
        if (children.isEmpty() && (node.isTest() || node.getParentId().isPresent())) {
            String name = Names.declared(node);
            uniqueIds.computeIfAbsent(name, unknown -> new ArrayList<>()).add(node.getUniqueId());
            places.putIfAbsent(name, places.size());
        }
        children.forEach(child -> collect(child, plan));
    }

    private LauncherDiscoveryListener failures() {
        return new LauncherDiscoveryListener() {
            @Override
            public void selectorProcessed(
                    UniqueId engine, DiscoverySelector selector, SelectorResolutionResult result) {
                result.getThrowable().ifPresent(cause -> undiscovered.putIfAbsent(nameOf(selector), cause));
            }

            @Override
            public void engineDiscoveryFinished(UniqueId engine, EngineDiscoveryResult result) {
                result.getThrowable().ifPresent(cause -> undiscovered.putIfAbsent(engine.toString(), cause));
            }
        };
    }

    private static String nameOf(DiscoverySelector selector) {
        return selector instanceof ClassSelector ? ((ClassSelector) selector).getClassName() : selector.toString();
    }
}
