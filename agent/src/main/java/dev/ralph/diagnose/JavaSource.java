package dev.ralph.diagnose;

import dev.ralph.model.SourcePlace;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What one Java file holds, as far as a diagnosis needs it; all places are exact bytes of the file.
 *
 * @param path relative to the project, with forward slashes
 * @param hasErrors whether some of the file could not be parsed; nothing is reported from such a part
 * @param literals every text literal of the file, with its quotes
 * @param environment the arguments of every {@code getenv} call, as they stand in the source
 */
public record JavaSource(
        String path,
        boolean hasErrors,
        List<Type> types,
        List<Method> methods,
        List<StaticField> staticFields,
        List<DeleteRun> deleteRuns,
        List<IdAssertion> idAssertions,
        Set<String> literals,
        List<String> environment) {

    /** A stretch of lines, both ends counted from 1 and included. */
    public record Lines(int first, int last) {

        boolean contain(int line) {
            return first <= line && line <= last;
        }

        int count() {
            return last - first + 1;
        }
    }

    /**
     * A class, interface, enum or record that has a name outside of methods.
     *
     * @param name within the file, nested ones as {@code Outer$Inner}
     * @param place from the first annotation, modifier or keyword to the closing brace
     */
    public record Type(String name, SourcePlace place) {}

    /**
     * A method or constructor with a body.
     *
     * @param body starts where a first statement can be put and ends before the closing brace
     * @param ofTheFramework whether an annotation makes it a test or runs it around tests
     */
    public record Method(String type, String name, Lines lines, SourcePlace body, boolean ofTheFramework) {}

    /** A static field; {@code initialiser} is its source text. */
    public record StaticField(String type, String name, boolean isFinal, Optional<String> initialiser) {

        /** Whether nothing is in it before somebody asks for it. */
        public boolean startsEmpty() {
            return initialiser.map("null"::equals).orElse(true);
        }
    }

    /**
     * Consecutive statements that each pass one {@code DELETE FROM} to the same call.
     *
     * @param arguments source text of what each statement passes, in order
     */
    public record DeleteRun(Lines lines, SourcePlace statements, List<String> arguments) {

        public DeleteRun {
            arguments = List.copyOf(arguments);
        }
    }

    /** A statement that compares an id with a number. */
    public record IdAssertion(Lines lines, SourcePlace place) {}

    public JavaSource {
        types = List.copyOf(types);
        methods = List.copyOf(methods);
        staticFields = List.copyOf(staticFields);
        deleteRuns = List.copyOf(deleteRuns);
        idAssertions = List.copyOf(idAssertions);
        literals = Set.copyOf(literals);
        environment = List.copyOf(environment);
    }

    /** Reads a file; bytes that are not UTF-8 give a source that holds nothing and says so. */
    public static JavaSource parse(String path, byte[] bytes) {
        return SourceReader.read(path, bytes);
    }

    static JavaSource unreadable(String path) {
        return new JavaSource(path, true, List.of(), List.of(), List.of(), List.of(), List.of(), Set.of(), List.of());
    }

    /** The place of a type; an annotation can be put at its start. */
    public Optional<SourcePlace> declarationOf(String typeName) {
        return types.stream()
                .filter(type -> type.name().equals(typeName))
                .map(Type::place)
                .findFirst();
    }

    /** The method of a named type that holds the line, also from within a lambda or an anonymous class. */
    public Optional<Method> methodAt(int line) {
        return smallest(methods, Method::lines, line, method -> true);
    }

    /** The deletes around a line; empty for a single delete, which has no order. */
    public Optional<DeleteRun> deletesAt(int line) {
        return smallest(
                deleteRuns, DeleteRun::lines, line, run -> run.arguments().size() > 1);
    }

    public Optional<IdAssertion> idAssertionAt(int line) {
        return smallest(idAssertions, IdAssertion::lines, line, assertion -> true);
    }

    public Optional<StaticField> staticField(String typeName, String name) {
        return staticFields.stream()
                .filter(field -> field.type().equals(typeName) && field.name().equals(name))
                .findFirst();
    }

    /** Whether a test framework calls methods of this file. */
    public boolean holdsTests() {
        return methods.stream().anyMatch(Method::ofTheFramework);
    }

    private static <T> Optional<T> smallest(List<T> all, Function<T, Lines> lines, int line, Predicate<T> wanted) {
        return all.stream()
                .filter(one -> lines.apply(one).contain(line) && wanted.test(one))
                .min(Comparator.comparingInt(one -> lines.apply(one).count()));
    }
}
