package dev.ralph.loop;

import dev.ralph.fixture.Patterns;
import dev.ralph.runner.Framework;
import dev.ralph.runner.Runner;
import java.nio.file.Path;

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
