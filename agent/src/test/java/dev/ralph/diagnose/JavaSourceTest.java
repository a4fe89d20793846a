package dev.ralph.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.SourcePlace;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JavaSourceTest {

    @Test
    void a_declaration_starts_at_its_first_annotation_after_the_javadoc() {
        String text = """
                package città; // è 🚲

                /** Doc. */
                @Tag("a")
                public final class Outer {
                    // why
                    static @Nested class Inner {}
                    interface Plain {}
                    enum Kind { ONE { void m() { class Local {} } }; record Deep(int a) {} }
                }
                """;
        JavaSource source = parse(text);

        assertThat(cut(text, source.declarationOf("Outer").orElseThrow())).startsWith("@Tag(\"a\")\npublic final");
        assertThat(source.declarationOf("Outer").orElseThrow().line()).isEqualTo(4);
        assertThat(cut(text, source.declarationOf("Outer$Inner").orElseThrow()))
                .isEqualTo("static @Nested class Inner {}");
        assertThat(cut(text, source.declarationOf("Outer$Plain").orElseThrow())).isEqualTo("interface Plain {}");
        assertThat(cut(text, source.declarationOf("Outer$Kind$Deep").orElseThrow()))
                .isEqualTo("record Deep(int a) {}");
        assertThat(source.declarationOf("Inner")).isEmpty();
        assertThat(source.types()).hasSize(5);
    }

    @Test
    void a_line_in_a_lambda_or_an_anonymous_class_belongs_to_the_method_around_it() {
        String text = """
                class A {
                    int field =
                        compute();
                    void first() throws Exception { // {
                        run(() -> {
                            fail();
                        });
                        run(new Runnable() {
                            public void run() {
                                fail();
                            }
                        });
                        class Local { void inLocal() {
                            fail();
                        } }
                    }
                    class B { void second() {
                        fail();
                    } }
                    abstract void none();
                }
                """;
        JavaSource source = parse(text);

        assertThat(source.methodAt(6).orElseThrow().name()).isEqualTo("first");
        assertThat(source.methodAt(10).orElseThrow().name()).isEqualTo("first");
        assertThat(source.methodAt(14).orElseThrow().name()).isEqualTo("first");
        assertThat(source.methodAt(18).orElseThrow().type()).isEqualTo("A$B");
        assertThat(source.methodAt(3)).isEmpty();
        assertThat(source.methodAt(20)).isEmpty();
        assertThat(cut(text, source.methodAt(6).orElseThrow().body()))
                .startsWith(" // {\n")
                .endsWith("} }\n    ");
    }

    @Test
    void a_constructor_begins_after_the_call_of_the_other_constructor() {
        String text = """
                class A extends B {
                    A() {
                        super(1);
                        fail();
                    }
                    A(int i) {
                        fail();
                    }
                }
                """;
        JavaSource source = parse(text);

        assertThat(cut(text, source.methodAt(4).orElseThrow().body()).strip()).isEqualTo("fail();");
        assertThat(cut(text, source.methodAt(7).orElseThrow().body()).strip()).isEqualTo("fail();");
    }

    @Test
    void methods_that_the_framework_calls_are_told_from_others() {
        assertThat(parse("class A { @Test void a() {} }").holdsTests()).isTrue();
        assertThat(parse("class A { @org.junit.jupiter.api.BeforeEach void a() {} }")
                        .holdsTests())
                .isTrue();
        assertThat(parse("class A { @ParameterizedTest(name = \"{0}\") void a() {} }")
                        .holdsTests())
                .isTrue();
        assertThat(parse("class A { @Override public void beforeEach() {} }").holdsTests())
                .isFalse();
        assertThat(parse("class A { @TestInstance void a() {} }").holdsTests()).isFalse();
    }

    @Test
    void deletes_in_a_row_are_found_from_any_of_their_lines() {
        String text = """
                class A {
                    void clean() {
                        db.execute("INSERT INTO a VALUES (1)");
                        db.execute("DELETE FROM zones WHERE name = 'é'");
                        // ------
                        db.execute(
                                "delete from stations"
                                        + " where a = " + f(1, 2));
                        db.execute(\"""
                            DELETE FROM bikes\""");
                        db.execute("UPDATE a");
                    }
                }
                """;
        JavaSource source = parse(text);

        for (int line : new int[] {4, 6, 8, 10}) {
            JavaSource.DeleteRun run = source.deletesAt(line).orElseThrow();
            assertThat(run.arguments())
                    .satisfiesExactly(
                            a -> assertThat(a).isEqualTo("\"DELETE FROM zones WHERE name = 'é'\""),
                            a -> assertThat(a)
                                    .startsWith("\"delete from stations\"")
                                    .endsWith("f(1, 2)"),
                            a -> assertThat(a).startsWith("\"\"\"").endsWith("DELETE FROM bikes\"\"\""));
            assertThat(cut(text, run.statements()))
                    .startsWith("db.execute(\"DELETE FROM zones")
                    .endsWith("DELETE FROM bikes\"\"\");");
            assertThat(run.statements().line()).isEqualTo(4);
        }
        assertThat(source.deletesAt(3)).isEmpty();
        assertThat(source.deletesAt(11)).isEmpty();
    }

    @Test
    void a_run_of_deletes_ends_at_what_would_be_lost_or_moved() {
        assertThat(runs("db.x(\"DELETE FROM a \"); /* children first */ db.x(\"DELETE FROM b \");"))
                .isZero();
        assertThat(runs("db.x(\"DELETE FROM a \"); other(); db.x(\"DELETE FROM b \");"))
                .isZero();
        assertThat(runs("db.x(\"DELETE FROM a \"); db.y(\"DELETE FROM b \");")).isZero();
        assertThat(runs("db.x(\"DELETE FROM a \", 1); db.x(\"DELETE FROM b \", 2);"))
                .isZero();
        assertThat(runs("db.x(\"DELETE FROM a \" /* all */); db.x(\"DELETE FROM b \");"))
                .isZero();
        assertThat(runs("int n = db.x(\"DELETE FROM a \"); int m = db.x(\"DELETE FROM b \");"))
                .isZero();
        assertThat(runs("db.x(\"DELETE FROM a \"); db.x(\"DELETE FROM b \");")).isEqualTo(2);
        assertThat(runs("run(() -> { db.x(\"DELETE FROM a \"); db.x(\"DELETE FROM b \"); });"))
                .isEqualTo(2);
    }

    @Test
    void an_assertion_compares_an_id_with_a_number() {
        assertThat(comparesId("assertEquals(1, station.id());")).isTrue();
        assertThat(comparesId("Assertions.assertEquals(1L, repo.find(\"a\").orElseThrow().getId(), \"why\");"))
                .isTrue();
        assertThat(comparesId("assertThat(x.id()).isEqualTo(1);")).isTrue();
        assertThat(comparesId("assertThat(x.getId()).as(\"id\").isEqualTo(1_000L);"))
                .isTrue();
        assertThat(comparesId("assertEquals(1, id);")).isTrue();
        assertThat(comparesId("assertEquals(2, station.size());")).isFalse();
        assertThat(comparesId("assertEquals(bike.id(), station.id());")).isFalse();
        assertThat(comparesId("assertEquals(1, station.grid());")).isFalse();
        assertThat(comparesId("assertThat(x.id()).isNotEqualTo(1);")).isFalse();
        assertThat(comparesId("assertThat(x.name()).isEqualTo(1);")).isFalse();
    }

    @Test
    void a_static_field_tells_whether_it_starts_empty() {
        JavaSource source = parse("""
                class A {
                    private static A instance;
                    static A other = null, third = new A();
                    static final Map<String, String> NAMES = new HashMap<>();
                    A mine;
                }
                """);

        assertThat(source.staticField("A", "instance").orElseThrow().startsEmpty())
                .isTrue();
        assertThat(source.staticField("A", "other").orElseThrow().startsEmpty()).isTrue();
        assertThat(source.staticField("A", "third").orElseThrow().startsEmpty()).isFalse();
        assertThat(source.staticField("A", "NAMES").orElseThrow().isFinal()).isTrue();
        assertThat(source.staticField("A", "mine")).isEmpty();
    }

    @Test
    void a_broken_method_is_not_reported_and_the_file_says_so() {
        JavaSource source = parse("""
                class A {
                    void good() { x(); }
                    void bad() { x( ; }
                }
                """);

        assertThat(source.hasErrors()).isTrue();
        assertThat(source.methodAt(2)).isPresent();
        assertThat(source.methodAt(3)).isEmpty();
    }

    @Test
    void a_file_in_another_encoding_holds_nothing() {
        byte[] latin = "class A { void é() {} }".getBytes(StandardCharsets.ISO_8859_1);

        JavaSource source = JavaSource.parse("A.java", latin);

        assertThat(source.hasErrors()).isTrue();
        assertThat(source.types()).isEmpty();
    }

    @Test
    void a_very_long_concatenation_is_read() {
        String sum = " + \"x\"".repeat(20_000);

        JavaSource source = parse("class A { void a() { String s = \"\"" + sum + "; } }");

        assertThat(source.methodAt(1)).isPresent();
    }

    private static int runs(String body) {
        return parse("class A { void a() {\n" + body + "\n} }")
                .deletesAt(2)
                .map(run -> run.arguments().size())
                .orElse(0);
    }

    private static boolean comparesId(String statement) {
        return parse("class A { void a() {\n" + statement + "\n} }")
                .idAssertionAt(2)
                .isPresent();
    }

    private static JavaSource parse(String text) {
        return JavaSource.parse("src/test/java/A.java", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String cut(String text, SourcePlace place) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new String(bytes, place.start(), place.end() - place.start(), StandardCharsets.UTF_8);
    }
}
