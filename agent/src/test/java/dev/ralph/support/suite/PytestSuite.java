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
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes a planned suite as a project of pytest. */
public final class PytestSuite {

    /** The kinds of state that it can write. */
    public static final List<Leak.Kind> KINDS =
            List.of(Leak.Kind.MODULE_ATTRIBUTE, Leak.Kind.CLASS_ATTRIBUTE, Leak.Kind.ENVIRONMENT, Leak.Kind.FILE);

    /** Pattern of ids, for the maker of the plan. */
    public static final String ID = "tests/test_%d.py::test_%d";

    private static final String HEAD = """
            import os
            import pathlib
            import random
            import time

            import pytest

            from app import state


            """;

    /** Fixtures that stand on fixtures, of every scope. */
    private static final String CONFTEST = """
            import pytest


            @pytest.fixture(scope="session")
            def base():
                return ["base"]


            @pytest.fixture(scope="module")
            def middle(base):
                yield base + ["middle"]


            @pytest.fixture
            def top(middle, tmp_path):
                (tmp_path / "scratch").write_text("x")
                return middle + ["top"]
            """;

    private PytestSuite() {}

    public static void write(SuitePlan plan, Path project) throws IOException {
        Files.createDirectories(project.resolve("app"));
        Files.createDirectories(project.resolve("tests"));
        Files.writeString(project.resolve("pytest.ini"), "[pytest]\npythonpath = .\ntestpaths = tests\n");
        Files.writeString(project.resolve("app/__init__.py"), "");
        Files.writeString(project.resolve("app/state.py"), state(plan));
        Files.writeString(project.resolve("tests/conftest.py"), CONFTEST);
        Map<String, List<PlannedTest>> files = plan.tests().stream()
                .collect(Collectors.groupingBy(test -> test.id().container(), LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<PlannedTest>> file : files.entrySet()) {
            String text = file.getValue().stream().map(PytestSuite::test).collect(Collectors.joining("\n\n"));
            Files.writeString(project.resolve(file.getKey()), HEAD + text);
        }
    }

    private static String state(SuitePlan plan) {
        TreeSet<String> lines = new TreeSet<>();
        for (Place place : plan.places()) {
            if (place.kind() == Leak.Kind.MODULE_ATTRIBUTE) {
                lines.add("%s = None".formatted(place.name()));
            } else if (place.kind() == Leak.Kind.CLASS_ATTRIBUTE) {
                lines.add("class Of_%1$s:%n    %1$s = None%n".formatted(place.name()));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String test(PlannedTest test) {
        String name = test.id().value().substring(test.id().value().indexOf("::") + 2);
        boolean isDeep = name.hashCode() % 7 == 0;
        List<String> lines = new ArrayList<>();
        lines.add("def %s(%s):".formatted(name, isDeep ? "top" : ""));
        lines.add("    assert 1 + 1 == 2");
        test.acts().forEach(act -> lines.add("    " + line(act)));
        return String.join("\n", lines) + "\n";
    }

    private static String line(Act act) {
        if (act instanceof PlannedTest.Sets sets) {
            return set(sets.place(), "\"" + sets.value() + "\"");
        } else if (act instanceof PlannedTest.Adds adds) {
            return set(adds.place(), "(%s or \"\") + \"1\"".formatted(value(adds.place())));
        } else if (act instanceof PlannedTest.Clears clears) {
            return clear(clears.place());
        } else if (act instanceof PlannedTest.Passes passes) {
            return "%s if %s else None".formatted(pass(passes.to()), isChanged(passes.from()));
        } else if (act instanceof PlannedTest.FailsIf fails) {
            return "assert not (%s)"
                    .formatted(
                            fails.places().stream().map(PytestSuite::isChanged).collect(Collectors.joining(" and ")));
        } else if (act instanceof PlannedTest.FailsUnless fails) {
            return "assert " + isChanged(fails.place());
        } else if (act instanceof PlannedTest.SkipsIf skips) {
            return "pytest.skip(\"not now\") if %s else None".formatted(isChanged(skips.place()));
        } else if (act instanceof PlannedTest.FailsAtRandom fails) {
            return "assert random.SystemRandom().randrange(100) >= " + fails.percent();
        } else if (act instanceof PlannedTest.Sleeps sleeps) {
            return "time.sleep(%s)".formatted(sleeps.millis() / 1000.0);
        }
        return "assert False";
    }

    private static String set(Place place, String value) {
        return switch (place.kind()) {
            case MODULE_ATTRIBUTE -> "state.%s = %s".formatted(place.name(), value);
            case CLASS_ATTRIBUTE -> "state.Of_%1$s.%1$s = %2$s".formatted(place.name(), value);
            case ENVIRONMENT -> "os.environ[\"%s\"] = %s".formatted(place.name(), value);
            default -> "pathlib.Path(\"%s\").write_text(%s)".formatted(place.name(), value);
        };
    }

    /** An expression that changes the place. */
    private static String pass(Place place) {
        return switch (place.kind()) {
            case MODULE_ATTRIBUTE -> "setattr(state, \"%s\", \"passed on\")".formatted(place.name());
            case CLASS_ATTRIBUTE -> "setattr(state.Of_%1$s, \"%1$s\", \"passed on\")".formatted(place.name());
            case ENVIRONMENT -> "os.environ.update(%s=\"passed on\")".formatted(place.name());
            default -> set(place, "\"passed on\"");
        };
    }

    private static String clear(Place place) {
        return switch (place.kind()) {
            case MODULE_ATTRIBUTE, CLASS_ATTRIBUTE -> set(place, "None");
            case ENVIRONMENT -> "os.environ.pop(\"%s\", None)".formatted(place.name());
            default -> "pathlib.Path(\"%s\").unlink(missing_ok=True)".formatted(place.name());
        };
    }

    private static String isChanged(Place place) {
        return switch (place.kind()) {
            case MODULE_ATTRIBUTE -> "state.%s is not None".formatted(place.name());
            case CLASS_ATTRIBUTE -> "state.Of_%1$s.%1$s is not None".formatted(place.name());
            case ENVIRONMENT -> "\"%s\" in os.environ".formatted(place.name());
            default -> "pathlib.Path(\"%s\").exists()".formatted(place.name());
        };
    }

    private static String value(Place place) {
        return switch (place.kind()) {
            case MODULE_ATTRIBUTE -> "state." + place.name();
            case CLASS_ATTRIBUTE -> "state.Of_%1$s.%1$s".formatted(place.name());
            case ENVIRONMENT -> "os.environ.get(\"%s\")".formatted(place.name());
            default ->
                "(pathlib.Path(\"%1$s\").read_text() if pathlib.Path(\"%1$s\").exists() else None)"
                        .formatted(place.name());
        };
    }
}
