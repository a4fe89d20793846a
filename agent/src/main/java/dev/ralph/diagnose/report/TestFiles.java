package dev.ralph.diagnose.report;

import dev.ralph.model.TestId;

/** Which file a test stands in, by its id. */
public final class TestFiles {

    private TestFiles() {}

    /** Whether a file holds a test: the one that a node id begins with, or the one named as the outermost class. */
    public static boolean holds(TestId test, String path) {
        String container = test.container();
        if (test.value().contains("::") || container.contains("/")) {
            return path.equals(container) || path.endsWith("/" + container);
        }
        String outer = container.replaceFirst("\\$.*", "").replace('.', '/');
        String plain = path.replaceFirst("\\.[A-Za-z]+$", "");
        return plain.equals(outer) || plain.endsWith("/" + outer);
    }
}
