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
        List<Deletes> deleteRuns,
        List<JavaSource.IdAssertion> idAssertions) {

    /**
     * A function or method with its own body.
     *
     * @param name within the file as pytest has it, such as {@code TestBikes::test_adds}
     * @param declaration from the first decorator or keyword to the end of the body
     * @param body from behind the colon or the docstring, where a first statement can be put, to the end
     * @param connection a parameter that is a connection, or what leads from one to it
     */
    record PythonFunction(
            String name, Lines lines, SourcePlace declaration, SourcePlace body, Optional<String> connection) {}

    /**
     * Consecutive statements that each pass one {@code DELETE FROM} to the same call.
     *
     * @param arguments source text of what each statement passes, in order
     * @param connection what they run on, when that is a connection for certain
     */
    record Deletes(Lines lines, SourcePlace statements, List<String> arguments, Optional<String> connection) {

        Deletes {
            arguments = List.copyOf(arguments);
        }
    }

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
    Optional<Deletes> deletesAt(int line) {
        return smallest(deleteRuns, Deletes::lines, line)
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
