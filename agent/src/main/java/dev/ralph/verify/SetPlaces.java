package dev.ralph.verify;

import dev.ralph.verify.PythonWrites.Write;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The places that all tests see and that a statement writes, each with what it is given. */
final class SetPlaces {

    /** What a place holds that is taken away. */
    static final List<String> NOTHING = List.of("<nothing>");

    private static final Set<String> OWN = Set.of("self", "cls", "this");
    private static final String ENVIRONMENT = "os.environ";

    /** Calls that set something of the whole process, where the first argument is the key, by the place they set. */
    private static final Map<String, String> KEYED =
            Map.of("setenv", ENVIRONMENT, "putenv", ENVIRONMENT, "setProperty", "System.setProperty");

    private static final Map<String, String> WHOLE = Map.of("chdir", "chdir", "setDefault", "setDefault");
    private static final Map<String, String> TAKEN = Map.of(
            "delenv", ENVIRONMENT, "unsetenv", ENVIRONMENT, "clearProperty", "System.setProperty", "pop", ENVIRONMENT);

    /** Annotations that do the same for a test of Java. */
    private static final Map<String, String> ANNOTATIONS = Map.of(
            "SetSystemProperty", "System.setProperty",
            "RestoreSystemProperties", "System.setProperty",
            "DefaultLocale", "Locale.setDefault",
            "DefaultTimeZone", "TimeZone.setDefault");

    private SetPlaces() {}

    /** What a statement writes, in order. */
    static Map<String, List<String>> of(List<String> tokens) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        PythonWrites.of(tokens, chain -> String.join("", chain)).forEach(write -> written(write, found));
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (tokens.get(i + 1).equals("(")) {
                called(tokens, i, found);
            }
        }
        if (tokens.get(0).equals("del") && tokens.size() > 1) {
            place(tokens.subList(1, tokens.size())).forEach(place -> found.put(place, NOTHING));
        }
        return found;
    }

    private static void called(List<String> tokens, int at, Map<String, List<String>> found) {
        String name = tokens.get(at);
        String holder = at > 1 ? tokens.get(at - 2) : "";
        if (ANNOTATIONS.containsKey(name) && at > 0) {
            List<String> texts = tokens.stream().filter(Value::isText).limit(1).toList();
            String place = ANNOTATIONS.getOrDefault(name, "");
            found.put(place.endsWith("Property") ? place + texts : place, List.of());
            return;
        }
        List<List<String>> arguments = PythonWrites.arguments(tokens, at + 1);
        boolean isOfSystem = !name.endsWith("Property") || holder.equals("System");
        boolean isTaken = TAKEN.containsKey(name) && (!name.equals("pop") || holder.equals("environ"));
        if (arguments.isEmpty()) {
            return;
        }
        if (KEYED.containsKey(name) && arguments.size() > 1 && isOfSystem) {
            found.put(KEYED.get(name) + key(arguments.get(0)), arguments.get(1));
        } else if (isTaken && isOfSystem) {
            found.put(TAKEN.get(name) + key(arguments.get(0)), NOTHING);
        } else if (WHOLE.containsKey(name) && (name.equals("chdir") || holder.matches("Locale|TimeZone"))) {
            found.put(name.equals("chdir") ? name : holder + "." + name, arguments.get(0));
        }
    }

    /** A key that is computed may be any. */
    private static String key(List<String> key) {
        String text = String.join("", key);
        return text.matches("[A-Za-z]*[\"'].*|(?:\\w+\\.)*[A-Z_0-9]+") ? "[" + text + "]" : "[*]";
    }

    private static void written(Write write, Map<String, List<String>> found) {
        List<String> target = write.target();
        int size = target.size();
        if (size > 3 && target.subList(size - 3, size).equals(List.of("[", "0", "]"))) {
            String holder = named(target.subList(0, size - 3));
            write.value().stream().filter(Value::isText).forEach(key -> found.put(holder + "[" + key + "]", List.of()));
        } else {
            place(target).forEach(place -> found.put(place, write.value()));
        }
    }

    private static String named(List<String> holder) {
        return holder.get(0).equals("import_module") && holder.size() == 4
                ? PythonWrites.unquoted(holder.get(2))
                : String.join("", holder);
    }

    private static Stream<String> place(List<String> target) {
        boolean isText = target.get(0).equals("import_module") && target.size() == 4;
        if (isText) {
            return Stream.of(PythonWrites.unquoted(target.get(2)));
        }
        int size = target.size();
        boolean isPart = size > 2
                && (target.get(size - 2).equals(".") || target.get(size - 1).equals("]"));
        boolean isShared = isPart
                && !OWN.contains(target.get(0))
                && Character.isJavaIdentifierStart(target.get(0).charAt(0));
        return isShared ? Stream.of(String.join("", target)) : Stream.empty();
    }
}
