package dev.ralph.diagnose.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.treesitter.TSNode;

/** The uses of a fixture in its own file, and what keeps them from being moved to another. */
final class NameUses {

    /** One name or several, as marks and {@code getfixturevalue} have them. */
    private static final Pattern NAMES = Pattern.compile("[\"']\\s*\\w+(?:\\s*,\\s*\\w+)*\\s*,?\\s*[\"']");

    private final PythonFixture fixture;
    private final Source source;
    private final String from;
    private final String to;
    private final List<PythonFixture> fixtures;
    private final List<TSNode> renamed = new ArrayList<>();

    NameUses(PythonFixture fixture, String to, List<PythonFixture> fixtures) {
        this.fixture = fixture;
        this.source = fixture.source();
        this.from = fixture.name();
        this.to = to;
        this.fixtures = fixtures;
    }

    /** What has to be renamed, once {@link #obstacle} has found nothing. */
    List<TSNode> renamed() {
        return from.equals(to) ? List.of() : List.copyOf(renamed);
    }

    /** Why the uses cannot all be moved with certainty. */
    Optional<String> obstacle() {
        return inStrings().or(this::shadowed).or(this::inFunctions).or(this::elsewhere);
    }

    private Optional<String> inStrings() {
        if (from.equals(to)) {
            return Optional.empty();
        }
        return PythonNodes.all(source.root(), "string").stream()
                .filter(string -> NAMES.matcher(source.of(string)).matches())
                .filter(string -> Arrays.asList(source.of(string).split("\\W+")).contains(from))
                .findFirst()
                .map(string -> "its name stands in a string (%s)".formatted(at(string)));
    }

    private Optional<String> shadowed() {
        for (TSNode function : PythonNodes.all(source.root(), "function_definition")) {
            String name = source.of(function.getChildByFieldName("name"));
            boolean isItself = PythonNodes.isSame(function, fixture.function());
            if (!from.equals(to) && !isItself && name.equals(from) && isServed(function)) {
                return Optional.of("another %s stands in the file (%s)".formatted(from, at(function)));
            }
            if (!from.equals(to) && name.equals(to)) {
                return Optional.of("the file has a %s of its own (%s)".formatted(to, at(function)));
            }
        }
        return Optional.empty();
    }

    /** Whether a function is declared where the fixture can be asked for. */
    private boolean isServed(TSNode function) {
        return PythonNodes.isWithin(function, fixture.holder());
    }

    private Optional<String> inFunctions() {
        for (TSNode function : PythonNodes.all(source.root(), "function_definition")) {
            boolean asks = PythonNodes.required(function).stream()
                    .anyMatch(parameter -> source.of(parameter).equals(from));
            if (asks && isServed(function) && isCalledByPytest(function)) {
                Optional<String> obstacle = inFunction(function);
                if (obstacle.isPresent()) {
                    return obstacle;
                }
            }
        }
        return Optional.empty();
    }

    private boolean isCalledByPytest(TSNode function) {
        return source.of(function.getChildByFieldName("name")).startsWith("test")
                || fixtures.stream().anyMatch(one -> PythonNodes.isSame(one.function(), function));
    }

    private Optional<String> inFunction(TSNode function) {
        if (!from.equals(to)) {
            Optional<TSNode> taken =
                    PythonNodes.mentions(source, function, to).stream().findFirst();
            if (taken.isPresent()) {
                return Optional.of("%s means something else already (%s)".formatted(to, at(taken.get())));
            }
        }
        for (TSNode use : PythonNodes.mentions(source, function, from)) {
            if (isOwnOf(use, function)) {
                continue;
            }
            if (PythonNodes.isBinding(use)) {
                return Optional.of("%s gets another meaning (%s)".formatted(from, at(use)));
            }
            renamed.add(use);
        }
        return Optional.empty();
    }

    /** Whether a function inside of this one has the name as a parameter of its own. */
    private boolean isOwnOf(TSNode use, TSNode function) {
        for (TSNode at = use.getParent(); !PythonNodes.isSame(at, function); at = at.getParent()) {
            if (PythonNodes.isFunction(at) && declares(at)) {
                return true;
            }
        }
        return false;
    }

    private boolean declares(TSNode function) {
        return PythonNodes.parameters(function).stream()
                .anyMatch(parameter -> source.of(parameter).equals(from));
    }

    /** A use that no parameter explains calls the function of the fixture itself. */
    private Optional<String> elsewhere() {
        return PythonNodes.mentions(source, source.root(), from).stream()
                .filter(use -> !PythonNodes.isWithin(use, fixture.node()))
                .filter(use -> !isName(use) && !isOfAFunction(use))
                .findFirst()
                .map(use -> "%s is used without being asked for (%s)".formatted(from, at(use)));
    }

    private static boolean isName(TSNode use) {
        return PythonNodes.isSame(use.getParent().getChildByFieldName("name"), use)
                && PythonNodes.isType(use.getParent(), "function_definition");
    }

    /** Whether the name is a parameter or a variable of a function around it. */
    private boolean isOfAFunction(TSNode use) {
        for (TSNode at = use.getParent(); !at.isNull(); at = at.getParent()) {
            if (PythonNodes.isFunction(at)
                    && (declares(at)
                            || PythonNodes.mentions(source, at, from).stream().anyMatch(PythonNodes::isBinding))) {
                return true;
            }
        }
        return false;
    }

    private String at(TSNode node) {
        return source.place(node).toString();
    }
}
