package dev.ralph.diagnose.reading;

import dev.ralph.model.TestId;
import dev.ralph.model.TestPlace;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds by reading where tests stand in the sources of a project. */
public final class TestPlaces {

    private final Path project;
    private final Map<String, Path> files;

    public TestPlaces(Path project) {
        this.project = project;
        this.files = ProjectFiles.of(project);
    }

    /** Returns where a test is declared; empty when it is not in a file of the project, or in several. */
    public Optional<TestPlace> find(TestId test) {
        return test.isNodeId() ? PythonTestPlace.find(files, test) : java(test);
    }

    private Optional<TestPlace> java(TestId test) {
        throw new UnsupportedOperationException(test + " in " + project);
    }
}
