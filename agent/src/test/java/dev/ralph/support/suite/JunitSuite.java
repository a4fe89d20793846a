package dev.ralph.support.suite;

import dev.ralph.model.Leak;
import dev.ralph.support.suite.PlannedTest.Act;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the tests of a planned suite for JUnit; the project's pom.xml is the caller's. */
public final class JunitSuite {

    /** The kinds of state that it can write. */
    public static final List<Leak.Kind> KINDS =
            List.of(Leak.Kind.STATIC_FIELD, Leak.Kind.SYSTEM_PROPERTY, Leak.Kind.FILE);

    /** Pattern of ids, for the maker of the plan. */
    public static final String ID = "plan.Suite%dTest#test_%d";

    private static final String HEAD = """
            package plan;

            import static org.junit.jupiter.api.Assertions.assertTrue;
            import static org.junit.jupiter.api.Assumptions.assumeTrue;

            import java.util.concurrent.ThreadLocalRandom;
            import org.junit.jupiter.api.Test;

            class %s {
            """;

    private static final String FILES = """

                static void write(String name, String text) {
                    try {
                        java.nio.file.Files.write(java.nio.file.Paths.get(name), text.getBytes());
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }

                static String read(String name) {
                    try {
                        return new String(java.nio.file.Files.readAllBytes(java.nio.file.Paths.get(name)));
                    } catch (java.io.IOException e) {
                        return null;
                    }
                }

                static void remove(String name) {
                    new java.io.File(name).delete();
                }
            """;

    private JunitSuite() {}

    /** Writes into {@code src/test/java}. */
    public static void write(SuitePlan plan, Path project) throws IOException {
        Path folder = Files.createDirectories(project.resolve("src/test/java/plan"));
        Files.writeString(folder.resolve("State.java"), state(plan));
        Map<String, List<PlannedTest>> classes = plan.tests().stream()
                .collect(Collectors.groupingBy(test -> test.id().container(), LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<PlannedTest>> entry : classes.entrySet()) {
            String name = entry.getKey().substring(entry.getKey().lastIndexOf('.') + 1);
            String tests = entry.getValue().stream().map(JunitSuite::test).collect(Collectors.joining("\n"));
            Files.writeString(folder.resolve(name + ".java"), HEAD.formatted(name) + tests + "}\n");
        }
    }

    private static String state(SuitePlan plan) {
        String fields = plan.places().stream()
                .filter(place -> place.kind() == Leak.Kind.STATIC_FIELD)
                .map(place -> "    static String %s;%n".formatted(place.name()))
                .distinct()
                .collect(Collectors.joining());
        return "package plan;\n\nfinal class State {\n" + fields + FILES + "}\n";
    }

    private static String test(PlannedTest test) {
        String id = test.id().value();
        String name = id.substring(id.indexOf('#') + 1);
        List<String> lines = new ArrayList<>();
        lines.add("    @Test");
        lines.add("    void %s() throws Exception {".formatted(name));
        test.acts().forEach(act -> lines.add("        " + line(act)));
        lines.add("    }");
        return String.join("\n", lines) + "\n";
    }

    private static String line(Act act) {
        if (act instanceof PlannedTest.Sets sets) {
            return set(sets.place(), "\"" + sets.value() + "\"");
        } else if (act instanceof PlannedTest.Adds adds) {
            return set(adds.place(), "String.valueOf(%s) + \"1\"".formatted(value(adds.place())));
        } else if (act instanceof PlannedTest.Clears clears) {
            return clear(clears.place());
        } else if (act instanceof PlannedTest.Passes passes) {
            return "if (%s != null) { %s }".formatted(value(passes.from()), set(passes.to(), "\"passed on\""));
        } else if (act instanceof PlannedTest.FailsIf fails) {
            return "assertTrue(%s);"
                    .formatted(fails.places().stream()
                            .map(place -> value(place) + " == null")
                            .collect(Collectors.joining(" || ")));
        } else if (act instanceof PlannedTest.FailsUnless fails) {
            return "assertTrue(%s != null);".formatted(value(fails.place()));
        } else if (act instanceof PlannedTest.SkipsIf skips) {
            return "assumeTrue(%s == null);".formatted(value(skips.place()));
        } else if (act instanceof PlannedTest.FailsAtRandom fails) {
            return "assertTrue(ThreadLocalRandom.current().nextInt(100) >= %d);".formatted(fails.percent());
        } else if (act instanceof PlannedTest.Sleeps sleeps) {
            return "Thread.sleep(%d);".formatted(sleeps.millis());
        }
        return "assertTrue(false);";
    }

    private static String set(Place place, String value) {
        return switch (place.kind()) {
            case STATIC_FIELD -> "State.%s = %s;".formatted(place.name(), value);
            case SYSTEM_PROPERTY -> "System.setProperty(\"%s\", %s);".formatted(place.name(), value);
            default -> "State.write(\"%s\", %s);".formatted(place.name(), value);
        };
    }

    private static String clear(Place place) {
        return switch (place.kind()) {
            case STATIC_FIELD -> "State.%s = null;".formatted(place.name());
            case SYSTEM_PROPERTY -> "System.clearProperty(\"%s\");".formatted(place.name());
            default -> "State.remove(\"%s\");".formatted(place.name());
        };
    }

    private static String value(Place place) {
        return switch (place.kind()) {
            case STATIC_FIELD -> "State." + place.name();
            case SYSTEM_PROPERTY -> "System.getProperty(\"%s\")".formatted(place.name());
            default -> "State.read(\"%s\")".formatted(place.name());
        };
    }
}
