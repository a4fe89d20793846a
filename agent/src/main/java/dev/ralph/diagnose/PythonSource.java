package dev.ralph.diagnose;

import dev.ralph.diagnose.JavaSource.Lines;
import dev.ralph.model.SourcePlace;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one Python file of the tests holds, as far as a diagnosis needs it; all places are exact bytes of the file.
 *
 * @param path relative to the project, with forward slashes
 */
record PythonSource(
        String path,
        List<PythonFunction> functions,
        List<JavaSource.DeleteRun> deleteRuns,
        List<JavaSource.IdAssertion> idAssertions) {

    /**
     * A function or method with its own body.
     *
     * @param name within the file as pytest has it, such as {@code TestBikes::test_adds}
     * @param declaration from the first decorator or keyword to the end of the body
     * @param body from the first statement behind the docstring, where another can be put, to the end
     */
    record PythonFunction(String name, Lines lines, SourcePlace declaration, SourcePlace body) {}

    PythonSource {
        functions = List.copyOf(functions);
        deleteRuns = List.copyOf(deleteRuns);
        idAssertions = List.copyOf(idAssertions);
    }

    /** Reads a file; bytes that are not UTF-8 give a source that holds nothing. */
    static PythonSource parse(String path, byte[] bytes) {
        return PythonReader.read(path, bytes);
    }

    static PythonSource unreadable(String path) {
        return new PythonSource(path, List.of(), List.of(), List.of());
    }

    Optional<PythonFunction> function(String name) {
        List<PythonFunction> found =
                functions.stream().filter(one -> one.name().equals(name)).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The innermost function around a line. */
    Optional<PythonFunction> functionAt(int line) {
        return smallest(functions, PythonFunction::lines, line);
    }

    /** The deletes around a line; empty for a single delete, which has no order. */
    Optional<JavaSource.DeleteRun> deletesAt(int line) {
        return smallest(deleteRuns, JavaSource.DeleteRun::lines, line)
                .filter(run -> run.arguments().size() > 1);
    }

    Optional<JavaSource.IdAssertion> idAssertionAt(int line) {
        return smallest(idAssertions, JavaSource.IdAssertion::lines, line);
    }

    private static <T> Optional<T> smallest(List<T> all, Function<T, Lines> lines, int line) {
        return all.stream()
                .filter(one -> lines.apply(one).contain(line))
                .min(Comparator.comparingInt(one -> lines.apply(one).count()));
    }
}
