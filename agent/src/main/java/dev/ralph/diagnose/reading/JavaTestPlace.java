package dev.ralph.diagnose.reading;

import dev.ralph.model.SourcePlace;
import dev.ralph.model.TestId;
import dev.ralph.model.TestPlace;
import dev.ralph.model.TestPlace.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.treesitter.TSNode;

/** Finds where a Java test stands: in its class, or in the superclass of the project that declares it. */
final class JavaTestPlace {

    private static final int MOST_PARENTS = 20;

    private static final Pattern JUPITER_TEST =
            Pattern.compile("@(?:[\\w.]*\\.)?(?:ParameterizedTest|RepeatedTest|TestFactory|TestTemplate)\\b");
    private static final Pattern ANY_TEST = Pattern.compile("@(?:[\\w.]*\\.)?Test\\b");

    private final Map<String, Path> files;

    /** @param files of the project, by their path in it */
    JavaTestPlace(Map<String, Path> files) {
        this.files = files;
    }

    /** Returns where the test is declared; empty when it is not in a file of the project, or in several. */
    Optional<TestPlace> find(TestId test) {
        String declared = test.declared().value();
        int hash = declared.indexOf('#');
        if (hash < 0) {
            return Optional.empty();
        }
        return find(declared.substring(0, hash), declared.substring(hash + 1), MOST_PARENTS);
    }

    private Optional<TestPlace> find(String type, String method, int parents) {
        Optional<String> file = file(type);
        if (file.isEmpty() || parents == 0) {
            return Optional.empty();
        }
        try (Source source = parse(file.get())) {
            JavaDeclarations java = new JavaDeclarations(source);
            Optional<TSNode> declared = java.type(type);
            if (declared.isEmpty()) {
                return Optional.empty();
            }
            Optional<TSNode> found = java.method(declared.get(), method);
            if (found.isPresent()) {
                return form(java, declared.get(), found.get()).map(form -> place(java, found.get(), form));
            }
            return java.parent(declared.get()).flatMap(parent -> find(parent, method, parents - 1));
        }
    }

    /** The one file that a class must be in by its name. */
    private Optional<String> file(String type) {
        String path = type.replaceAll("\\$.*", "").replace('.', '/') + ".java";
        List<String> found = files.keySet().stream()
                .filter(file -> file.equals(path) || file.endsWith("/" + path))
                .filter(file -> Language.of(file).equals(Optional.of(Language.JAVA)))
                .toList();
        if (found.size() > 1) {
            found = found.stream().filter(this::isOfPackageRoot).toList();
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private boolean isOfPackageRoot(String file) {
        try (Source source = parse(file)) {
            String folder = new JavaDeclarations(source).packageName().replace('.', '/');
            String in = file.contains("/") ? file.substring(0, file.lastIndexOf('/')) : "";
            return in.endsWith(folder) && Language.JAVA.isTestFile(file);
        }
    }

    private Source parse(String file) {
        try {
            return Source.parse(file, Language.JAVA, Files.readAllBytes(files.getOrDefault(file, Path.of(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Form> form(JavaDeclarations java, TSNode type, TSNode method) {
        String annotations = java.annotations(method);
        String imports = java.source().between(0, method.getStartByte());
        if (isTestCase(java, type, MOST_PARENTS) && !java.annotations(type).contains("@RunWith")) {
            return Optional.of(Form.JUNIT3);
        }
        boolean isJupiterTest = annotations.contains("@org.junit.jupiter.")
                || JUPITER_TEST.matcher(annotations).find();
        if (isJupiterTest) {
            return Optional.of(Form.JUPITER);
        }
        if (ANY_TEST.matcher(annotations).find()) {
            return imported(annotations, imports);
        }
        // An annotation of the project's own, on which JUnit's stands.
        return imports.contains("import org.junit.jupiter.") && !annotations.isEmpty()
                ? Optional.of(Form.JUPITER)
                : Optional.empty();
    }

    private static Optional<Form> imported(String annotations, String imports) {
        if (annotations.contains("@org.junit.Test")
                || imports.matches("(?s).*import\\s+org\\.junit\\.(?:Test|\\*)\\s*;.*")) {
            return Optional.of(Form.JUNIT4);
        }
        return imports.matches("(?s).*import\\s+org\\.junit\\.jupiter\\.api\\.(?:Test|\\*)\\s*;.*")
                ? Optional.of(Form.JUPITER)
                : Optional.empty();
    }

    private boolean isTestCase(JavaDeclarations java, TSNode type, int parents) {
        Optional<String> parent = java.parent(type);
        if (parent.isEmpty() || parents == 0) {
            return false;
        }
        if (parent.get().equals("junit.framework.TestCase")) {
            return true;
        }
        boolean onDemand =
                parent.get().endsWith("TestCase") && java.source().text().contains("import junit.framework.*;");
        Optional<String> file = file(parent.get());
        if (file.isEmpty()) {
            return onDemand;
        }
        try (Source other = parse(file.get())) {
            JavaDeclarations above = new JavaDeclarations(other);
            return above.type(parent.get())
                    .map(declared -> isTestCase(above, declared, parents - 1))
                    .orElse(false);
        }
    }

    private static TestPlace place(JavaDeclarations java, TSNode method, Form form) {
        Source source = java.source();
        SourcePlace type = source.place(java.outermost(method));
        return new TestPlace(source.place(method), Optional.of(type), java.imports(), form);
    }
}
