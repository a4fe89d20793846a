package dev.ralph.loop;

import dev.ralph.fixture.Pattern;
import dev.ralph.fixture.Patterns;
import dev.ralph.model.Step;
import dev.ralph.runner.Framework;
import dev.ralph.runner.Runner;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that the projects of one test framework are worked with.
 *
 * @param target what runs the tests of a project
 * @param patterns the repairs that are known for the framework
 * @param means how a project is diagnosed
 * @param survey how the sources of a project are read
 */
public record Kit(DiagnosisRun.Target target, Patterns patterns, DiagnosisRun.Means means, Grounds.Survey survey) {

    public Framework framework() {
        return target.framework();
    }

    public Runner runner() {
        return target.runner();
    }

    /** Returns these steps, the one about the suite with all patterns against a fault that none of them names. */
    List<Step> withAllPatterns(List<Step> steps) {
        Set<String> named =
                steps.stream().flatMap(step -> step.patterns().stream()).collect(Collectors.toSet());
        List<String> others = patterns.all().stream()
                .filter(pattern -> !pattern.symptoms().isEmpty() && !named.contains(pattern.name()))
                .map(Pattern::name)
                .toList();
        return steps.stream()
                .map(step -> step.patterns().contains("parent-rows")
                        ? new Step(
                                step.number(),
                                step.goal(),
                                Stream.concat(step.patterns().stream(), others.stream())
                                        .toList())
                        : step)
                .toList();
    }

    /** Finds the kit of a project by its files. */
    @FunctionalInterface
    public interface Choice {

        /**
         * Returns the kit of the project in this folder.
         *
         * @throws dev.ralph.model.RalphException when no framework is recognised, or when what runs its tests is missing
         */
        Kit of(Path project);
    }
}
