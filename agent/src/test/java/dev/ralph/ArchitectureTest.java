package dev.ralph;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Calendar;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    private static final String ROOT = "dev.ralph";

    /** The package graph. This map is the only place it is written down in code. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("model", Set.of()),
            entry("sandbox", Set.of("model")),
            entry("provider", Set.of("model", "sandbox")),
            entry("runner", Set.of("model", "sandbox")),
            entry("matrix", Set.of("model", "sandbox", "runner", "provider")),
            entry("diagnose", Set.of("model", "matrix", "runner")),
            entry("fixture", Set.of("model")),
            entry("llm", Set.of("model")),
            entry("plan", Set.of("model", "llm")),
            entry("coder", Set.of("model", "llm", "sandbox")),
            entry("verify", Set.of("model", "sandbox", "matrix")),
            entry("repo", Set.of("model")),
            entry("queue", Set.of("model")),
            entry("journal", Set.of("model")),
            entry(
                    "loop",
                    Set.of(
                            "model",
                            "sandbox",
                            "runner",
                            "provider",
                            "matrix",
                            "diagnose",
                            "fixture",
                            "llm",
                            "plan",
                            "coder",
                            "verify",
                            "repo",
                            "queue",
                            "journal")),
            entry(
                    "cli",
                    Set.of(
                            "model",
                            "sandbox",
                            "runner",
                            "provider",
                            "matrix",
                            "diagnose",
                            "fixture",
                            "llm",
                            "plan",
                            "coder",
                            "verify",
                            "repo",
                            "queue",
                            "journal",
                            "loop")));

    /** What only one package may touch, so that it can be replaced in one place. */
    private static final Map<String, String> ONLY_IN = Map.of(
            "dev.langchain4j..", "llm",
            "org.testcontainers..", "provider",
            "java.sql..", "provider",
            "org.eclipse.jgit..", "repo",
            "picocli..", "cli",
            "org.treesitter..", "diagnose");

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void every_package_uses_only_what_it_may_use() {
        MAY_USE.forEach((name, allowed) -> {
            Set<String> others = new TreeSet<>(MAY_USE.keySet());
            others.removeAll(allowed);
            others.remove(name);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + name + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others.stream()
                            .map(other -> ROOT + "." + other + "..")
                            .toArray(String[]::new))
                    .allowEmptyShould(true)
                    .check(PROGRAM);
        });
    }

    @Test
    void the_model_uses_only_the_jdk() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".model..",
                        "java.lang..",
                        "java.time..",
                        "java.util..",
                        "java.nio.charset..",
                        "java.nio.file..",
                        "java.security..",
                        "org.jspecify.annotations..")
                .check(PROGRAM);
    }

    @Test
    void packages_form_no_cycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(PROGRAM);
    }

    @Test
    void every_package_is_in_the_graph() {
        Set<String> packages = PROGRAM.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.equals(ROOT)
                        ? name
                        : name.substring(ROOT.length() + 1).replaceFirst("\\..*", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(MAY_USE.keySet()).containsAll(packages);
    }

    @Test
    void every_package_is_null_marked() {
        Set<String> unmarked = PROGRAM.stream()
                .map(JavaClass::getPackage)
                .filter(javaPackage -> !javaPackage.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unmarked).isEmpty();
    }

    @Test
    void only_the_command_line_prints() {
        noClasses()
                .that(resideOutsideOfPackage(ROOT + ".cli.."))
                .should(ACCESS_STANDARD_STREAMS)
                .check(PROGRAM);
    }

    @Test
    void outside_libraries_are_in_one_package_only() {
        ONLY_IN.forEach((library, home) -> noClasses()
                .that(resideOutsideOfPackage(ROOT + "." + home + ".."))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(PROGRAM));
    }

    @Test
    void only_the_sandbox_starts_processes() {
        noClasses()
                .that(resideOutsideOfPackage(ROOT + ".sandbox.."))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class)
                .orShould()
                .callMethodWhere(target(describe(
                        "Runtime.exec",
                        method -> method.getOwner().isEquivalentTo(Runtime.class)
                                && method.getName().equals("exec"))))
                .check(PROGRAM);
    }

    @Test
    void only_the_command_line_reads_the_clock() {
        DescribedPredicate<AccessTarget> clock = describe("the clock", ArchitectureTest::readsTheClock);
        noClasses()
                .that(resideOutsideOfPackage(ROOT + ".cli.."))
                .should()
                .accessTargetWhere(com.tngtech.archunit.core.domain.JavaAccess.Predicates.target(clock))
                .check(PROGRAM);
    }

    /** {@code System.nanoTime} is not among them: it measures how long something took and tells no time. */
    private static boolean readsTheClock(AccessTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        boolean isTime = owner.startsWith("java.time.")
                && (name.equals("now") || name.startsWith("system") || name.startsWith("tick"));
        boolean isMillis = owner.equals("java.lang.System") && name.equals("currentTimeMillis");
        boolean isDate = owner.equals(Date.class.getName()) && name.equals("<init>");
        boolean isCalendar = owner.equals(Calendar.class.getName()) && name.equals("getInstance");
        return isTime || isMillis || isDate || isCalendar;
    }
}
