package dev.ralph.verify;

import dev.ralph.verify.PythonCode.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The functions of test code that write to what they are given, such as {@code put(target, name, value)}. Who calls one
 * writes that himself: its statements are read as if they stood where it is called.
 */
final class PythonHelpers {

    private static final int DEEP = 3;
    private static final int MOST = 10_000;
    private static final Set<String> OWN = Set.of("self", "cls");

    private final PythonModules modules;
    private final Map<String, List<Member>> here = new LinkedHashMap<>();
    private final Map<String, List<Member>> elsewhere = new LinkedHashMap<>();
    private final Map<Member, List<List<String>>> statements = new LinkedHashMap<>();

    PythonHelpers(PythonCode code, PythonModules modules) {
        this.modules = modules;
        code.functions().values().stream()
                .filter(one -> !one.isTest() && !one.parameters().isEmpty())
                .forEach(one -> here.computeIfAbsent(one.name(), any -> new ArrayList<>())
                        .add(one));
    }

    /** What a statement makes helpers do, in the words of the statement. */
    List<List<String>> inlined(List<String> tokens, PythonScope scope) {
        if (tokens.get(0).equals("def") || tokens.get(0).equals("class")) {
            return List.of();
        }
        List<List<String>> found = new ArrayList<>();
        inline(tokens, scope, DEEP, found);
        return found;
    }

    private void inline(List<String> tokens, PythonScope scope, int deep, List<List<String>> found) {
        for (int i = 1; i < tokens.size() && deep > 0 && found.size() < MOST; i++) {
            String name = tokens.get(i - 1);
            if (!tokens.get(i).equals("(") || !Character.isJavaIdentifierStart(name.charAt(0))) {
                continue;
            }
            for (Member helper : helpers(name, i > 1 && tokens.get(i - 2).equals("."), scope)) {
                Map<String, List<String>> given = given(helper, PythonWrites.arguments(tokens, i));
                for (List<String> one : statements.computeIfAbsent(helper, PythonHelpers::touching)) {
                    List<String> said = said(one, given);
                    found.add(said);
                    inline(said, scope, deep - 1, found);
                }
            }
        }
    }

    private List<Member> helpers(String name, boolean isPart, PythonScope scope) {
        List<Member> local = here.get(name);
        if (local != null) {
            return local;
        }
        String origin = isPart ? null : scope.origin(List.of(name));
        return origin == null
                ? List.of()
                : elsewhere.computeIfAbsent(
                        origin, any -> modules.helper(origin).map(List::of).orElse(List.of()));
    }

    /** The statements of a function that use what it is given. */
    private static List<List<String>> touching(Member helper) {
        List<String> parameters = helper.parameters();
        return helper.statement()
                .all()
                .skip(1)
                .map(PythonOutline.Statement::tokens)
                .filter(tokens -> tokens.stream().anyMatch(parameters::contains))
                .toList();
    }

    /** The parameters of a function with what a call gives them; the last one of {@code **} takes what is left. */
    private static Map<String, List<String>> given(Member helper, List<List<String>> arguments) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        List<String> parameters = new ArrayList<>(helper.parameters());
        if (!parameters.isEmpty() && OWN.contains(parameters.get(0))) {
            parameters.remove(0);
        }
        List<String> left = new ArrayList<>();
        int place = 0;
        for (List<String> argument : arguments) {
            boolean isKeyword = argument.size() > 2 && argument.get(1).equals("=");
            boolean isKnown = isKeyword && parameters.contains(argument.get(0));
            boolean isLast = place >= parameters.size() - 1 && helper.takesAny();
            if (isKnown) {
                given.put(argument.get(0), argument.subList(2, argument.size()));
            } else if (isKeyword || isLast || place >= parameters.size()) {
                left.addAll(left.isEmpty() ? argument : Body.concat(List.of(","), argument));
            } else {
                given.put(parameters.get(place++), argument);
            }
        }
        if (!left.isEmpty() && !parameters.isEmpty()) {
            given.putIfAbsent(
                    parameters.get(parameters.size() - 1),
                    Body.concat(List.of("dict", "("), Body.concat(left, List.of(")"))));
        }
        helper.statement().all().skip(1).forEach(one -> loop(one.tokens(), given));
        return given;
    }

    /** Who goes through what was given uses every part of it. */
    private static void loop(List<String> tokens, Map<String, List<String>> given) {
        int in = tokens.get(0).equals("for") ? tokens.indexOf("in") : -1;
        if (in > 0) {
            tokens.subList(in + 1, tokens.size()).stream()
                    .filter(given::containsKey)
                    .findFirst()
                    .ifPresent(name -> tokens.subList(1, in).stream()
                            .filter(one -> Character.isJavaIdentifierStart(one.charAt(0)))
                            .forEach(one -> given.put(one, given.get(name))));
        }
    }

    private static List<String> said(List<String> tokens, Map<String, List<String>> given) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean isPart = i > 0 && tokens.get(i - 1).equals(".");
            boolean isKeyword = i + 1 < tokens.size() && tokens.get(i + 1).equals("=") && i > 0;
            String token = tokens.get(i);
            said.addAll(isPart || isKeyword ? List.of(token) : given.getOrDefault(token, List.of(token)));
        }
        return said;
    }
}
