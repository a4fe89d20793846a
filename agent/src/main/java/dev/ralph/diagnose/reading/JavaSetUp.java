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
record JavaSetUp(Source source, TSNode type, TSNode field, List<TSNode> before, List<TSNode> after, String framework) {

    private static final Set<String> GIVEN = Set.of(
            "Connection", "DataSource", "EntityManager", "EntityManagerFactory", "SessionFactory", "Session", "Jdbi");
    private static final Pattern OPENS = Pattern.compile("\\bDriverManager\\s*\\.\\s*getConnection\\s*\\("
            + "|\\bnew\\s+[\\w.]*DataSource\\s*\\(|\\.getConnection\\s*\\(|\\bcreateEntityManager(?:Factory)?\\s*\\("
            + "|\\b(?:build|open)Session(?:Factory)?\\s*\\(|\\bJdbi\\s*\\.\\s*create\\s*\\(");
    private static final Set<String> BEFORE = Set.of("BeforeEach", "Before", "BeforeAll", "BeforeClass");
    private static final Set<String> AFTER = Set.of("AfterEach", "After", "AfterAll", "AfterClass");
    private static final Set<String> OF_JUNIT4 = Set.of("Before", "BeforeClass");

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
            if (annotations.stream().anyMatch(BEFORE::contains)) {
                before.add(member);
            } else if (annotations.stream().anyMatch(AFTER::contains)) {
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
                .flatMap(method -> JavaNodes.annotations(source, method).stream())
                .anyMatch(OF_JUNIT4::contains);
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

    /** Whether all tests of the class share one. */
    boolean isForAll() {
        return fieldWords().contains("static");
    }

    List<String> fieldWords() {
        return JavaNodes.words(source, field);
    }

    /** What goes with the field when another gives its value: the methods, and fields that only they use. */
    List<TSNode> all() {
        List<TSNode> all = new ArrayList<>(List.of(field));
        all.addAll(before);
        all.addAll(after);
        int known;
        do {
            known = all.size();
            otherFields(all).stream().filter(other -> isOnlyIn(all, other)).forEach(all::add);
        } while (all.size() > known);
        return all;
    }

    /** A field that the set-up opens its database with and that tests use as well. */
    Optional<TSNode> usedBeside() {
        return otherFields(all()).stream().findFirst();
    }

    private List<TSNode> otherFields(List<TSNode> all) {
        return JavaNodes.members(type).stream()
                .filter(member -> member.getType().equals("field_declaration"))
                .filter(member -> all.stream().noneMatch(one -> PythonNodes.isSame(one, member)))
                .filter(member -> JavaNodes.names(source, member).stream()
                        .anyMatch(name -> all.stream().anyMatch(one -> mentions(source, one, name))))
                .toList();
    }

    private boolean isOnlyIn(List<TSNode> all, TSNode other) {
        List<String> names = JavaNodes.names(source, other);
        return JavaNodes.words(source, other).contains("private")
                && PythonNodes.all(type, "identifier").stream()
                        .filter(node -> names.contains(source.of(node)))
                        .allMatch(node -> PythonNodes.isWithin(node, other)
                                || all.stream().anyMatch(one -> PythonNodes.isWithin(node, one)));
    }
}
