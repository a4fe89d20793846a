package city;

import java.util.concurrent.TimeUnit;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs tests, each of which is named {@code class#method}, in the order they are given, and prints what became of each. */
public final class InOrder implements TestExecutionListener {
    private InOrder() {}

    public static void main(String[] tests) {
        Launcher launcher = LauncherFactory.create();
        long start = System.nanoTime();
        for (String test : tests) {
            launcher.execute(
                    LauncherDiscoveryRequestBuilder.request()
                            .selectors(DiscoverySelectors.selectMethod(test))
                            .build(),
                    new InOrder());
        }
        System.out.println("took " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        System.exit(0);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            System.out.println(result.getStatus() + " " + test.getLegacyReportingName().replace("()", ""));
        }
        result.getThrowable().ifPresent(failure -> System.out.println("  because of " + failure));
    }
}
