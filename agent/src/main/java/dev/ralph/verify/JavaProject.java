package dev.ralph.verify;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a build of the JVM, as a file of its tests sees them. */
final class JavaProject {

    private static final List<String> LANGUAGES = List.of("java", "kotlin", "groovy", "scala");
    private static final List<String> ENDS = List.of(".java", ".kt", ".groovy", ".scala");
    private static final Pattern MODULE = Pattern.compile("<module>\\s*([\\w./-]+)\\s*</module>");
    private static final Pattern INCLUDED = Pattern.compile("(?m)^\\s*include\\b[^\\n]*(?:,\\s*\\n[^\\n]*)*");
    private static final Pattern GRADLE_PATH = Pattern.compile("[\"']:?([\\w:./-]+)[\"']");

    private final Function<String, Optional<String>> now;
    private final Set<String> modules = new LinkedHashSet<>();

    /**
     * Looks files up for one of them.
     *
     * @param now content of a file with the change
     */
    JavaProject(Function<String, Optional<String>> now, String path) {
        this.now = now;
        for (String folder = path; !folder.isEmpty(); ) {
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
            String root = folder.isEmpty() ? "" : folder + "/";
            modules.add(root);
            now.apply(root + "pom.xml").ifPresent(pom -> add(root, MODULE.matcher(pom)));
            Stream.of("settings.gradle", "settings.gradle.kts")
                    .flatMap(name -> now.apply(root + name).stream())
                    .flatMap(text -> INCLUDED.matcher(text).results())
                    .forEach(found -> add(root, GRADLE_PATH.matcher(found.group())));
        }
    }

    private void add(String root, Matcher names) {
        names.results().map(found -> found.group(1).replace(':', '/')).forEach(name -> modules.add(root + name + "/"));
    }

    /** The production source of a type, by its folder and name such as {@code city/Shop}; empty when there is none. */
    Optional<String> production(String type) {
        return source(type, "src/main/");
    }

    private Optional<String> source(String type, String folder) {
        return modules.stream()
                .flatMap(root -> LANGUAGES.stream().map(language -> root + folder + language + "/" + type))
                .flatMap(file -> ENDS.stream().map(end -> file + end))
                .filter(file -> now.apply(file).isPresent())
                .findFirst();
    }

    /** A resource of production of that name; empty when there is none. */
    Optional<String> resource(String name) {
        return modules.stream()
                .map(root -> root + "src/main/resources/" + name)
                .filter(file -> now.apply(file).isPresent())
                .findFirst();
    }

    /** Whether production has a class of that name that is more than a declaration of what others do. */
    boolean isConcrete(String type) {
        String name = type.substring(type.lastIndexOf('/') + 1);
        return production(type)
                .flatMap(now)
                .filter(text -> !Pattern.compile("\\binterface\\s+" + Pattern.quote(name) + "\\b")
                        .matcher(text)
                        .find())
                .isPresent();
    }

    /** What a class of the tests extends; empty when it is not found, or extends nothing. */
    Optional<String> base(String type) {
        String name = type.substring(type.lastIndexOf('/') + 1);
        Pattern declaration =
                Pattern.compile("\\bclass\\s+" + Pattern.quote(name) + "(?:<[^>]*>)?\\s+extends\\s+([\\w.]+)");
        return source(type, "src/test/")
                .flatMap(now)
                .flatMap(text -> declaration
                        .matcher(text)
                        .results()
                        .map(found -> found.group(1))
                        .findFirst());
    }
}
