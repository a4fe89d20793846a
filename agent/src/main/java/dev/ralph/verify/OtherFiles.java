package dev.ralph.verify;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares files that are no code: what decides which tests run and what they are compared with stays as it is. */
final class OtherFiles {

    private static final Pattern INI =
            Pattern.compile("\\.?pytest\\.ini|tox\\.ini|setup\\.cfg|\\.?pytest\\.toml|pyproject\\.toml");
    private static final Pattern SECTION = Pattern.compile("\\s*\\[+([^\\[\\]]+)\\]+\\s*(?:#.*)?");
    private static final Pattern KEY = Pattern.compile("([\\w.\\-]+)\\s*[:=](.*)");
    private static final Set<String> OF_PYTEST =
            Set.of("pytest", "tool:pytest", "tool.pytest.ini_options", "tool.pytest");
    private static final Pattern HARMLESS =
            Pattern.compile("markers|timeout|minversion|log_\\w+|tmp_path_\\w+|cache_dir|asyncio_\\w+");
    private static final Pattern SOURCES = Pattern.compile("\\./?|(?:\\./)?(?:[\\w-]+/)*(?:src|lib|python)/?");
    private static final Pattern OF_JUNIT = Pattern.compile("junit\\.(?!jupiter\\.extensions\\.autodetection\\.enabled$"
            + "|jupiter\\.execution\\.timeout|jupiter\\.tempdir|jupiter\\.displayname).*");
    private static final Pattern DATA =
            Pattern.compile(".*\\.(?:json|jsonl|ndjson|csv|tsv|txt|snap|ambr|golden|approved|expected|out|html"
                    + "|xml|yaml|yml|sql|md)"
                    + "|.*(?:expected|golden|snapshot|approved).*");
    private static final Pattern NOT_DATA = Pattern.compile(
            "(?:.*/)?(?:requirements[^/]*\\.txt|constraints[^/]*\\.txt|package(?:-lock)?\\.json|readme[^/]*"
                    + "|(?:application|bootstrap)[^/]*\\.ya?ml|(?:docker-)?compose[^/]*\\.ya?ml|(?:logback|log4j2?)[^/]*\\.(?:xml|ya?ml)"
                    + "|persistence\\.xml|changelog\\.md|contributing\\.md)|(?:.*/)?(?:\\.github|\\.gitlab|ci)/.*");
    private static final Pattern SERVICE =
            Pattern.compile("(?:.*/)?META-INF/services/(org\\.junit\\.(?!jupiter\\.api\\.extension\\.Extension$).*)");

    private OtherFiles() {}

    /** Returns one sentence for everything that changes. */
    static List<String> check(String path, String before, String after) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        List<String> found = new ArrayList<>();
        if (INI.matcher(name).matches()) {
            changed(ini(before), ini(after), key -> !HARMLESS.matcher(key).matches()).stream()
                    .filter(key -> !key.equals("pythonpath")
                            || !isLonger(ini(before).get(key), ini(after).get(key)))
                    .forEach(key -> found.add("which tests pytest runs, and how, is changed: " + key));
        } else if (name.endsWith(".properties")) {
            changed(
                            properties(before),
                            properties(after),
                            key -> OF_JUNIT.matcher(key).matches())
                    .forEach(key -> found.add("which tests JUnit runs, and how, is changed: " + key));
        }
        Matcher service = SERVICE.matcher(path);
        if (service.matches() && !before.equals(after)) {
            found.add("a service of the test platform is registered: " + service.group(1));
        }
        String lower = path.toLowerCase(Locale.ROOT);
        boolean isData =
                DATA.matcher(lower).matches() && !NOT_DATA.matcher(lower).matches();
        if (isData && !before.isEmpty() && !before.equals(after)) {
            found.add("a file that tests may compare with is changed");
        }
        return found;
    }

    /** What takes the place of something else by its name alone; empty when nothing does. */
    static Optional<String> placeTaken(String path, Predicate<String> exists) {
        if (!path.endsWith(".py")) {
            return Optional.empty();
        }
        String module = path.replaceFirst("/__init__\\.py$|\\.py$", "");
        String name = module.substring(module.lastIndexOf('/') + 1);
        if (Set.of(
                        "pytest",
                        "_pytest",
                        "pluggy",
                        "unittest",
                        "mock",
                        "sitecustomize",
                        "usercustomize",
                        "threading",
                        "time")
                .contains(name)) {
            return Optional.of("the module " + name);
        }
        if (Set.of("conftest", "__init__", "__main__", "setup").contains(name) || !path.contains("/")) {
            return Optional.empty();
        }
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            // A folder that is no package is where its tests begin to look for what they import.
            String inner = path.substring(slash + 1);
            boolean isPackage = exists.test(path.substring(0, slash) + "/__init__.py");
            for (String hidden : List.of(inner, "src/" + inner)) {
                if (inner.contains("/") && !isPackage && !hidden.equals(path) && exists.test(hidden)) {
                    return Optional.of(hidden);
                }
            }
        }
        return List.of(name + ".py", name + "/__init__.py", "src/" + name + ".py", "src/" + name + "/__init__.py")
                .stream()
                .filter(one -> !one.equals(path) && exists.test(one))
                .findFirst();
    }

    /** Whether places to import from stay as they are and others come behind, or sources where there was none. */
    private static boolean isLonger(@Nullable String before, @Nullable String after) {
        List<String> now = after == null ? List.of() : places(after);
        List<String> old = before == null ? List.of() : places(before);
        return old.isEmpty()
                ? now.stream().allMatch(one -> SOURCES.matcher(one).matches())
                : now.size() >= old.size() && now.subList(0, old.size()).equals(old);
    }

    private static List<String> places(String text) {
        return Stream.of(text.split("[\\s\\[\\],\"']+"))
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static Set<String> changed(
            Map<String, String> before, Map<String, String> after, Predicate<String> counts) {
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> !counts.test(key) || Objects.equals(before.get(key), after.get(key)));
        return keys;
    }

    /** The settings of pytest in a file of sections, each with the lines that belong to it. */
    private static Map<String, String> ini(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        boolean isOurs = false;
        String key = "";
        for (String line : text.lines().toList()) {
            Matcher section = SECTION.matcher(line);
            Matcher setting = KEY.matcher(line);
            if (line.isBlank() || line.stripLeading().startsWith("#") || line.startsWith(";")) {
                continue;
            }
            if (section.matches() && !line.startsWith(" ")) {
                isOurs = OF_PYTEST.contains(section.group(1).strip());
                key = "";
            } else if (isOurs && setting.matches()) {
                key = setting.group(1);
                found.put(key, setting.group(2).strip());
            } else if (isOurs && !key.isEmpty()) {
                found.merge(key, line.strip(), (one, more) -> one + " " + more);
            }
        }
        return found;
    }

    /** Whether extensions are found by themselves. */
    static boolean detects(String text) {
        return properties(text)
                .getOrDefault("junit.jupiter.extensions.autodetection.enabled", "")
                .strip()
                .equalsIgnoreCase("true");
    }

    /** Read as Java reads them: with escapes and continued lines. */
    private static Map<String, String> properties(String text) {
        Properties read = new Properties();
        try {
            read.load(new StringReader(text));
        } catch (IllegalArgumentException | IOException e) {
            // What nobody can read is compared as it is written.
            read.setProperty("junit.unreadable", text);
        }
        Map<String, String> found = new LinkedHashMap<>();
        read.stringPropertyNames().forEach(key -> found.put(key, read.getProperty(key)));
        return found;
    }
}
