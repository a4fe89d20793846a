package dev.ralph.support;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints, when the tests are through, every test that was left out and why; found by the launcher itself. */
public final class LeftOut implements TestExecutionListener {

    private final Map<String, String> reasons = new ConcurrentHashMap<>();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        reasons.put(name(test), reason);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (!reasons.isEmpty()) {
            System.out.println("LEFT OUT, and why:");
            new TreeMap<>(reasons).forEach((test, reason) -> System.out.println("  " + test + ": " + reason));
        }
    }

    private static String name(TestIdentifier test) {
        return test.getSource()
                .map(source -> source instanceof MethodSource method
                        ? method.getClassName() + "#" + method.getMethodName()
                        : source instanceof ClassSource type ? type.getClassName() : test.getDisplayName())
                .orElse(test.getDisplayName());
    }
}
