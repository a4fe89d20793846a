package dev.ralph.diagnose.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.treesitter.TSNode;

/**
 * A test class that fills a field with a way to a database before each test.
 *
 * @param field the declaration of the field
 * @param before the methods that give it its value
 * @param after the methods that close it
 * @param framework {@code JUnit 4} or {@code JUnit}, by the annotations of the methods
 */
record JavaSetUp(
        Source source, TSNode type, TSNode field, List<TSNode> before, List<TSNode> after, String framework) {

    private static final Set<String> GIVEN = Set.of(
            "Connection", "DataSource", "EntityManager", "EntityManagerFactory", "SessionFactory", "Session", "Jdbi");
    private static final Pattern OPENS = Pattern.compile("\\bDriverManager\\s*\\.\\s*getConnection\\s*\\("
            + "|\\bnew\\s+[\\w.]*DataSource\\s*\\(|\\.getConnection\\s*\\(|\\bcreateEntityManager(?:Factory)?\\s*\\("
            + "|\\b(?:build|open)Session(?:Factory)?\\s*\\(|\\bJdbi\\s*\\.\\s*create\\s*\\(");
    private static final Set<String> BEFORE_EACH = Set.of("BeforeEach", "Before");
    private static final Set<String> AFTER_EACH = Set.of("AfterEach", "After");

    JavaSetUp {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Returns the fields of a class that its own set-up opens; none where the class is no such thing. */
    static List<JavaSetUp> in(Source source, TSNode type) {
        List<JavaSetUp> found = new ArrayList<>();
        for (TSNode member : JavaNodes.members(type)) {
            List<String> names = JavaNodes.names(source, member);
            boolean isGiven = member.getType().equals("field_declaration")
                    && names.size() == 1
                    && GIVEN.contains(JavaNodes.simple(source.of(member.getChildByFieldName("type"))));
            if (isGiven) {
                of(source, type, member, names.get(0)).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<JavaSetUp> of(Source source, TSNode type, TSNode field, String name) {
        List<TSNode> before = new ArrayList<>();
        List<TSNode> after = new ArrayList<>();
        for (TSNode member : JavaNodes.members(type)) {
            List<String> annotations = JavaNodes.annotations(source, member);
            if (!member.getType().equals("method_declaration") || !mentions(source, member, name)) {
                continue;
            }
            if (annotations.stream().anyMatch(BEFORE_EACH::contains)) {
                before.add(member);
            } else if (annotations.stream().anyMatch(AFTER_EACH::contains)) {
                after.add(member);
            }
        }
        boolean isOpened = before.stream()
                .filter(method -> opens(source.of(method)))
                .flatMap(method -> PythonNodes.all(method, "assignment_expression").stream())
                .anyMatch(node -> isField(source, node.getChildByFieldName("left"), name));
        if (!isOpened) {
            return Optional.empty();
        }
        boolean isOld = before.stream()
                .anyMatch(method -> JavaNodes.annotations(source, method).contains("Before"));
        return Optional.of(new JavaSetUp(source, type, field, before, after, isOld ? "JUnit 4" : "JUnit"));
    }

    /** Whether an expression is the field of this object. */
    static boolean isField(Source source, TSNode expression, String name) {
        return source.of(expression).replaceAll("\\s", "").matches("(?:this\\.)?" + Pattern.quote(name));
    }

    private static boolean mentions(Source source, TSNode in, String name) {
        return PythonNodes.all(in, "identifier").stream()
                .anyMatch(node -> source.of(node).equals(name));
    }

    static boolean opens(String text) {
        return OPENS.matcher(text).find();
    }

    String name() {
        return JavaNodes.names(source, field).get(0);
    }

    /** The type of the field, by its simple name. */
    String given() {
        return JavaNodes.simple(source.of(field.getChildByFieldName("type")));
    }

    /** The class, by its simple name. */
    String className() {
        return source.of(type.getChildByFieldName("name"));
    }

    String qualifiedName() {
        String in = JavaNodes.packageOf(source);
        return in.isEmpty() ? className() : in + "." + className();
    }

    List<String> fieldWords() {
        return JavaNodes.words(source, field);
    }

    /** What goes with the field when another gives its value. */
    List<TSNode> all() {
        List<TSNode> all = new ArrayList<>(List.of(field));
        all.addAll(before);
        all.addAll(after);
        return all;
    }
}
