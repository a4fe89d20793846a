package dev.ralph.verify;

import dev.ralph.verify.TestCode.Member;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a file of a Java build does to the others: the types it hides, and the extensions it registers. */
final class JvmFiles {

    private static final Pattern SOURCE = Pattern.compile(".*\\.(?:java|kt|groovy|scala)");
    private static final Pattern UNREAD = Pattern.compile(".*\\.(?:kt|groovy|scala)");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^[ \\t]*+package[ \\t]++([\\w.]+)");
    private static final Pattern TYPE = Pattern.compile(
            "(?m)^(?:@?\\w+(?:\\([^)\\n]*\\))?[ \\t]++)*(?:class|interface|object|enum|record|trait)[ \\t]++(\\w+)");
    private static final Pattern TESTS =
            Pattern.compile("@(?:\\w+\\.)*(?:Test|ParameterizedTest|RepeatedTest|TestFactory"
                    + "|TestTemplate|Property|Theory|RunWith|Suite|Nested)\\b|\\bextends\\s+(?:\\w*Specification|\\w*Suite|\\w+Spec)\\b"
                    + "|:\\s*\\w+Spec\\s*\\(");
    private static final Pattern RESOURCES = Pattern.compile("(.*/)?src/test/resources/.*");
    private static final Pattern SETTINGS = Pattern.compile(
            "(?:.*/)?(?:application|bootstrap|logback|log4j2?|logging|simplelogger|hibernate|persistence|microprofile-config"
                    + "|quarkus|junit-platform|mockito-extensions)[^/]*(?:/[^/]*)?");
    private static final String SERVICES = "META-INF/services/";
    private static final String EXTENSIONS = "META-INF/services/org.junit.jupiter.api.extension.Extension";

    private JvmFiles() {}

    /** The production type that a type of the file hides; empty when there is none. */
    static Optional<String> hidden(String path, String before, String after, JavaProject project) {
        if (!SOURCE.matcher(path).matches()) {
            return Optional.empty();
        }
        JavaOutline file = JavaOutline.of(JavaTokens.of(after).code());
        JavaOutline old = JavaOutline.of(JavaTokens.of(before).code());
        boolean isJava = path.endsWith(".java");
        String place = isJava ? place(file) : place(after);
        Set<String> types = new LinkedHashSet<>(isJava ? types(file) : types(after));
        if (place.equals(isJava ? place(old) : place(before))) {
            types.removeAll(isJava ? types(old) : types(before));
        }
        return types.stream()
                .map(type -> place + type)
                .flatMap(type -> project.production(type).stream())
                .findFirst();
    }

    /** The resource of production that a new resource of the tests hides; empty when there is none. */
    static Optional<String> hiddenResource(String path, JavaProject project) {
        Matcher place = RESOURCES.matcher(path);
        if (!place.matches() || SETTINGS.matcher(path).matches()) {
            return Optional.empty();
        }
        String name = path.substring(path.indexOf("src/test/resources/") + "src/test/resources/".length());
        return project.resource(name)
                .or(() -> name.startsWith(SERVICES)
                        ? project.production(name.substring(SERVICES.length()).replace('.', '/'))
                        : Optional.empty());
    }

    private static Set<String> types(JavaOutline file) {
        TestCode code = TestCode.of(file);
        boolean isTest = code.methods().values().stream().anyMatch(Member::isTest);
        // Inside of a test, a type of it hides one of the package as well.
        return code.types().keySet().stream()
                .filter(name -> isTest || !name.contains("."))
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> types(String source) {
        Set<String> names = new LinkedHashSet<>();
        TYPE.matcher(source).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    /** The folder of the package that a source declares. */
    static String place(JavaOutline file) {
        return file.inside().stream()
                .map(JavaOutline::tokens)
                .filter(tokens -> tokens.contains("package"))
                .findFirst()
                .map(tokens -> String.join("", tokens.subList(tokens.indexOf("package") + 1, tokens.size())))
                .map(name -> name.replace('.', '/') + "/")
                .orElse("");
    }

    /** The same for a source in a language that is not read further. */
    private static String place(String source) {
        String code = String.join(" ", JavaTokens.of(source).code()).replace(" . ", ".");
        return Pattern.compile("(?:^|; |\\) )package ([\\w.]+)")
                .matcher(code)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .or(() -> PACKAGE.matcher(source)
                        .results()
                        .map(MatchResult::group)
                        .findFirst())
                .map(found -> found.replaceFirst(".*package\\s+", "").replace('.', '/') + "/")
                .orElse("");
    }

    /** Returns what speaks against a change of a source in a language that is not compared test by test. */
    static List<String> unread(String path, String before, String after) {
        if (!UNREAD.matcher(path).matches() || before.equals(after)) {
            return List.of();
        }
        if (!before.isEmpty()) {
            return List.of("a source that cannot be compared test by test is changed");
        }
        return TESTS.matcher(after).find() ? List.of("a test that nobody can compare is added") : List.of();
    }

    /**
     * Returns the extensions that a file registers for all tests and that nobody can look at.
     *
     * @param now content of a file with the change
     */
    static List<String> registered(String path, String before, String after, Function<String, Optional<String>> now) {
        List<String> found = new ArrayList<>();
        Matcher place = RESOURCES.matcher(path);
        String module = place.matches() && place.group(1) != null ? place.group(1) : "";
        if (path.endsWith(EXTENSIONS)) {
            List<String> old = classes(before);
            classes(after).stream()
                    .filter(name -> !old.contains(name))
                    .filter(name -> Stream.of("java/", "kotlin/")
                            .map(language -> module + "src/test/" + language
                                    + name.replaceFirst("\\$.*", "").replace('.', '/'))
                            .flatMap(file -> Stream.of(file + ".java", file + ".kt"))
                            .noneMatch(file -> now.apply(file).isPresent()))
                    .forEach(name -> found.add("an extension of another place is registered for all tests: " + name));
        }
        boolean isOn = path.endsWith(".properties") && OtherFiles.detects(after) && !OtherFiles.detects(before);
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        if (isOn && now.apply(folder + EXTENSIONS).isEmpty()) {
            found.add("every extension of the class path is registered for all tests");
        }
        return found;
    }

    private static List<String> classes(String services) {
        return services.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
