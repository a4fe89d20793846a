package dev.ralph.junit;

import java.util.Optional;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;

/** The names by which people and the agent know tests, made from the ids of the JUnit Platform. */
final class Names {

    private static final String INVOCATION = "/\\[class-template-invocation:[^]]*]";

    private static final String WHOLE_CLASS = "#*";

    private Names() {}

    /**
     * The test method, such as {@code city.Outer$Inner#adds(int)}, the same for all invocations of one method; or all
     * of a repeated class, such as {@code city.Outer#*}.
     */
    static String declared(TestIdentifier test) {
        UniqueId id = UniqueId.parse(test.getUniqueId());
        if (!id.getEngineId().equals(Optional.of("junit-jupiter"))) {
            return foreign(test, id);
        }
        StringBuilder name = new StringBuilder();
        for (UniqueId.Segment segment : id.getSegments()) {
            switch (segment.getType()) {
                case "class":
                case "class-template":
                    name.append(segment.getValue());
                    break;
                case "nested-class":
                case "nested-class-template":
                    name.append('$').append(segment.getValue());
                    break;
                case "method":
                case "test-template":
                case "test-factory":
                    name.append('#').append(segment.getValue().replace("()", ""));
                    break;
                default: // the engine, and invocations
            }
        }
        return name.indexOf("#") < 0 ? name + WHOLE_CLASS : name.toString();
    }

    /** Whether this names all tests of a repeated class, which JUnit does not tell one by one. */
    static boolean isWholeClass(String name) {
        return name.endsWith(WHOLE_CLASS);
    }

    /** Which invocation it is, such as {@code [2]}; empty for a test that is not one of several. */
    static String invocation(TestIdentifier test) {
        StringBuilder suffix = new StringBuilder();
        for (UniqueId.Segment segment : UniqueId.parse(test.getUniqueId()).getSegments()) {
            String type = segment.getType();
            if (type.endsWith("-invocation") || type.startsWith("dynamic-")) {
                suffix.append('[').append(segment.getValue().replace("#", "")).append(']');
            }
        }
        return suffix.toString();
    }

    /** The id that the test had when it was discovered, before its class was repeated. */
    static String discovered(TestIdentifier test) {
        return test.getUniqueId().replaceAll(INVOCATION, "");
    }

    /** Whether the second id is the first or lies below it. */
    static boolean contains(String container, String id) {
        return id.startsWith(container) && (id.length() == container.length() || id.charAt(container.length()) == '/');
    }

    /** The id above this one; empty above an engine. */
    static String parent(String id) {
        return id.substring(0, Math.max(0, id.lastIndexOf('/')));
    }

    private static String foreign(TestIdentifier test, UniqueId id) {
        TestSource source = test.getSource().orElse(null);
        if (source instanceof MethodSource) {
            MethodSource method = (MethodSource) source;
            return method.getClassName() + "#" + method.getMethodName();
        }
        if (source instanceof ClassSource) {
            return ((ClassSource) source).getClassName() + "#" + test.getDisplayName();
        }
        return id.getSegments().get(id.getSegments().size() - 1).getValue() + "#" + test.getDisplayName();
    }
}
