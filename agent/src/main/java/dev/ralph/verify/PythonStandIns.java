package dev.ralph.verify;

import dev.ralph.verify.PythonCode.Member;
import dev.ralph.verify.PythonOutline.Statement;
import dev.ralph.verify.PythonWrites.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what a Python file puts in the place of something that it imports: a function or a module of production, a part
 * of the test library, or of the run itself. State may be set, and what was saved may be put back.
 */
final class PythonStandIns {

    private static final Set<String> OWN = Set.of("self", "cls");

    private final PythonModules modules;
    private final PythonTargets targets;
    private final PythonInsides insides;
    private final PythonHelpers helpers;
    private final Map<String, Member> fixtures = new LinkedHashMap<>();
    private final List<String> seen = new ArrayList<>();

    private PythonStandIns(PythonOutline file, PythonModules modules) {
        PythonCode code = PythonCode.of(file);
        this.modules = modules;
        this.targets = new PythonTargets(modules, new PythonCallables(code, modules));
        this.helpers = new PythonHelpers(code, modules);
        this.insides = new PythonInsides(seen::add);
        code.functions().values().stream().filter(Member::isFixture).forEach(one -> fixtures.put(one.name(), one));
    }

    /** Returns what is put in the place of something else, each with whether it is so for every test. */
    static List<String> seen(PythonOutline file, PythonModules modules) {
        PythonStandIns found = new PythonStandIns(file, modules);
        found.walk(file.inside(), PythonScope.ofFile(file), List.of());
        return found.seen;
    }

    private void walk(List<Statement> statements, PythonScope scope, List<String> decorators) {
        List<String> above = new ArrayList<>(decorators);
        for (Statement one : statements) {
            List<String> words = one.first().equals("async")
                    ? one.tokens().subList(1, one.tokens().size())
                    : one.tokens();
            look(one, scope);
            if (words.get(0).equals("def") && words.size() > 1) {
                walk(one.inside(), inFunction(new Member(words.get(1), List.copyOf(above), one), scope), List.of());
            } else if (!words.get(0).equals("@")) {
                walk(one.inside(), scope, List.of());
            }
            if (words.get(0).equals("@")) {
                above.add(one.text());
            } else {
                above.clear();
            }
        }
    }

    private PythonScope inFunction(Member function, PythonScope scope) {
        boolean isHook = function.name().startsWith("pytest_");
        boolean isAutomatic = isHook
                || function.name().matches("set[uU]p_?[mM]odule")
                || function.decorators().stream().anyMatch(one -> one.contains("autouse = True"));
        boolean isNested = !scope.isAutomatic() && !function.isFixture();
        PythonScope inner = scope.inner(function.parameters(), isHook, isAutomatic && !isNested);
        for (String name : function.parameters()) {
            Member fixture = fixtures.get(name);
            if (fixture != null && !fixture.name().equals(function.name())) {
                inner.fixture(name, fixture.returned());
            }
        }
        return inner;
    }

    private void look(Statement statement, PythonScope scope) {
        List<String> tokens = statement.tokens();
        scope.imports(tokens);
        insides.look(tokens, scope);
        for (Write write : PythonWrites.of(tokens, scope::name)) {
            judge(write, scope);
        }
        for (List<String> said : helpers.inlined(tokens, scope)) {
            PythonWrites.of(said, scope::name).forEach(write -> judge(write, scope));
        }
        if (tokens.get(0).equals("pytest_plugins")) {
            plugins(tokens);
        }
        for (Write write : PythonWrites.of(tokens, chain -> "")) {
            if (write.target().size() == 1 || isOwn(write.target())) {
                scope.given(String.join(" ", write.target()), write.value());
            }
        }
    }

    /** A plugin of the project is looked at like any other file. */
    private void plugins(List<String> tokens) {
        tokens.stream()
                .filter(Value::isText)
                .map(PythonWrites::unquoted)
                .filter(name -> !name.equals("pytester") && modules.kind(name) != PythonModules.Kind.MODULE)
                .forEach(name -> seen.add("a plugin of another place (" + name + ")"));
    }

    /** Whether a target is an attribute of the object that the function belongs to. */
    static boolean isOwn(List<String> target) {
        return target.size() == 3 && OWN.contains(target.get(0));
    }

    private void judge(Write write, PythonScope scope) {
        String target = scope.origin(write.target());
        if (target == null || write.target().size() == 1 || PythonRestores.isRestored(target, write.value(), scope)) {
            return;
        }
        String what = targets.refusal(target, write.value(), scope);
        if (!what.isEmpty()) {
            seen.add(what + " (" + target + ")" + (scope.isAutomatic() ? " for every test" : ""));
        }
    }
}
