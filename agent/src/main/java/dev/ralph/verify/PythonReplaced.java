package dev.ralph.verify;

import dev.ralph.verify.Body.Assignment;
import dev.ralph.verify.PythonCode.Member;
import dev.ralph.verify.PythonOutline.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what a Python file uses in the place of what it used before: a name declared again, an object made up. */
final class PythonReplaced {

    private final PythonOutline before;
    private final PythonCode old;
    private final PythonCode now;
    private final PythonModules modules;
    private final PythonScope scope;
    private final Set<String> made = new LinkedHashSet<>(Set.of("SimpleNamespace", "type", "lambda"));
    private final List<String> found = new ArrayList<>();

    private PythonReplaced(PythonOutline before, PythonOutline after, PythonModules modules) {
        this.before = before;
        this.old = PythonCode.of(before);
        this.now = PythonCode.of(after);
        this.modules = modules;
        this.scope = PythonScope.ofFile(before);
        types(after).forEach(made::add);
        types(before).forEach(made::remove);
    }

    /** Returns one sentence for everything that is replaced. */
    static List<String> check(PythonOutline before, PythonOutline after, PythonModules modules) {
        PythonReplaced replaced = new PythonReplaced(before, after, modules);
        replaced.names(after);
        replaced.now.functions().forEach((key, is) -> {
            Member was = replaced.old.functions().get(key);
            if (was != null) {
                replaced.objects(key, was, is);
            }
        });
        return List.copyOf(replaced.found);
    }

    private static Stream<String> types(PythonOutline file) {
        return file.all()
                .filter(one -> one.first().equals("class") && one.tokens().size() > 1)
                .map(one -> one.tokens().get(1));
    }

    /** What a file imports, it may not declare itself as well. */
    private void names(PythonOutline after) {
        Set<String> imported = new LinkedHashSet<>();
        before.inside()
                .forEach(
                        one -> imported.addAll(PythonCode.imported(one.tokens()).keySet()));
        Set<String> declared = declared(before);
        declared(after).stream()
                .filter(name -> imported.contains(name) && !declared.contains(name))
                .forEach(name -> found.add(name + " takes the place of what the file imports"));
    }

    private static Set<String> declared(PythonOutline file) {
        Set<String> names = new LinkedHashSet<>();
        for (Statement one : file.inside()) {
            List<String> tokens = one.tokens();
            if (tokens.size() > 1 && tokens.get(0).matches("def|class|async")) {
                names.add(tokens.get(tokens.get(0).equals("async") && tokens.size() > 2 ? 2 : 1));
            }
            Body.assignments(tokens).forEach(given -> names.add(given.name()));
        }
        return names;
    }

    private void objects(String key, Member was, Member is) {
        Body now = is.body(false);
        Body old = was.body(false);
        now.assignments()
                .filter(given -> isMadeUp(given.value()) && replaces(old.valuesOf(given.name())))
                .map(Assignment::name)
                .forEach(name -> found.add("%s makes a stand-in for %s".formatted(key, name)));
        boolean isGiven = is.returned().stream().anyMatch(this::isMadeUp);
        if (was.isFixture() && isGiven && replaces(was.returned())) {
            found.add(key + " gives a stand-in for what it gave");
        }
    }

    private boolean isMadeUp(List<String> value) {
        return value.size() > 1
                && made.contains(value.get(0))
                && (value.get(1).equals("(") || value.get(0).equals("lambda"));
    }

    /** Whether what was there was asked of code that may be the project's. */
    private boolean replaces(List<List<String>> values) {
        return values.stream().anyMatch(value -> {
            String origin = scope.origin(value);
            return value.contains("(") && !isMadeUp(value) && (origin == null || !modules.isSurrounding(origin));
        });
    }
}
