package dev.ralph.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.FailureRecord;
import dev.ralph.model.Finding;
import dev.ralph.model.Finding.DeleteOrder;
import dev.ralph.model.Finding.MissingParent;
import dev.ralph.model.Finding.NeedsRealCommits;
import dev.ralph.model.Schema;
import dev.ralph.model.TestId;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymptomsTest {

    private static final String MISSING = """
            ERROR: insert or update on table "bikes" violates foreign key constraint "bikes_home_fkey"
              Detail: Key (home)=(7) is not present in table "stations".""";
    private static final String REFERENCED = """
            ERROR: update or delete on table "stations" violates foreign key constraint "bikes_home_fkey" on table "bikes"
              Detail: Key (id)=(7) is still referenced from table "bikes".""";
    private static final Schema SCHEMA = new Schema(List.of(
            new Schema.Table(
                    "bikes",
                    List.of(),
                    List.of("id"),
                    List.of(new Schema.ForeignKey(List.of("home"), "stations", List.of("number")))),
            new Schema.Table("stations", List.of(), List.of("id"), List.of())));

    @TempDir
    private Path folder;

    private SourceFolder project;

    @BeforeEach
    void writeProject() {
        project = new SourceFolder(folder)
                .test(
                        "city.Db",
                        "package city;\nclass Db { String u = System.getenv(\"RALPH_JDBC_URL\");\n@BeforeEach void execute() {}\n}")
                .test("city.Rows", "package city;\nclass Rows {\nstatic void insert() {\n}\n}")
                .test("city.BikeTest", """
                        package city;
                        class BikeTest {
                            @BeforeEach void add() {
                                bikes.add(7);
                                bikes.add(8);
                            }
                            @AfterEach void clean() {
                                db.execute("DELETE FROM stations");
                                db.execute("DELETE FROM bikes");
                            }
                            @Test void adds() {
                                insert();
                            }
                        }
                        """);
    }

    @Test
    void a_missing_parent_is_put_where_the_nearest_test_method_begins() {
        List<Finding> found = read(failure("city.BikeTest#adds()", "org.postgresql.util.PSQLException", MISSING, 4));

        assertThat(found).singleElement().isInstanceOfSatisfying(MissingParent.class, parent -> {
            assertThat(parent.test()).isEqualTo(new TestId("city.BikeTest#adds()"));
            assertThat(parent.table()).isEqualTo("stations");
            assertThat(parent.columns()).containsExactly("number");
            assertThat(parent.values()).containsExactly("7");
            assertThat(parent.method().path()).isEqualTo("src/test/java/city/BikeTest.java");
            assertThat(parent.method().line()).isEqualTo(3);
        });
    }

    @Test
    void a_shared_helper_and_the_harness_are_not_where_a_parent_is_put() {
        FailureRecord failure = new FailureRecord(
                new TestId("city.BikeTest#adds()"), "org.postgresql.util.PSQLException", MISSING, """
                org.postgresql.util.PSQLException: ERROR
                \tat org.postgresql.Driver.x(Driver.java:4)
                \tat app//city.Db.execute(Db.java:3)
                \tat app//city.Rows.insert(Rows.java:3)
                \tat city.BikeTest.lambda$adds$0(BikeTest.java:12)
                """);

        assertThat(read(failure))
                .singleElement()
                .isInstanceOfSatisfying(
                        MissingParent.class,
                        parent -> assertThat(parent.method().line()).isEqualTo(11));
    }

    @Test
    void several_parents_of_one_method_come_once_each_in_order_of_appearance() {
        List<Finding> found = read(
                failure("city.BikeTest#adds()", "PSQLException", MISSING, 4),
                failure("city.BikeTest#other()", "PSQLException", MISSING, 4),
                failure("city.BikeTest#adds()", "PSQLException", MISSING.replace("(7)", "(8)"), 5));

        assertThat(found)
                .extracting(finding -> ((MissingParent) finding).values())
                .containsExactly(List.of("7"), List.of("8"));
    }

    @Test
    void an_exception_that_wraps_the_one_of_the_driver_hides_nothing() {
        FailureRecord failure = new FailureRecord(
                new TestId("city.BikeTest#adds()"), "city.StorageException", "could not add", """
                city.StorageException: could not add
                \tat city.Storage.add(Storage.java:1)
                \tat city.BikeTest.add(BikeTest.java:4)
                Caused by: org.postgresql.util.PSQLException: %s
                \tat org.postgresql.Driver.x(Driver.java:4)
                \t... 1 more
                """.formatted(MISSING));

        assertThat(read(failure)).singleElement().isInstanceOf(MissingParent.class);
    }

    @Test
    void a_message_in_another_language_says_the_same() {
        List<Finding> found = read(
                failure("city.BikeTest#adds()", "PSQLException", """
                        FEHLER: Einfügen oder Aktualisieren in Tabelle »bikes« verletzt Fremdschlüssel-Constraint »bikes_home_fkey«
                          Detail: Schlüssel (home)=(7) ist nicht in Tabelle »stations« vorhanden.""", 4),
                failure("city.BikeTest#adds()", "PSQLException", """
                        ERREUR : UPDATE ou DELETE sur la table « stations » viole la contrainte « bikes_home_fkey » de la table « bikes »
                          Détail : La clé (id)=(7) est toujours référencée à partir de la table « bikes ».""", 8));

        assertThat(found)
                .satisfiesExactly(
                        one -> assertThat(((MissingParent) one).table()).isEqualTo("stations"),
                        two -> assertThat(two).isInstanceOf(DeleteOrder.class));
    }

    @Test
    void a_composite_key_is_read_unless_its_values_are_ambiguous() {
        String message = MISSING.replace("(home)=(7)", "(country, city)=(SE, Malmö)");

        assertThat(read(failure("city.BikeTest#adds()", "PSQLException", message, 4)))
                .singleElement()
                .isInstanceOfSatisfying(MissingParent.class, parent -> {
                    assertThat(parent.columns()).containsExactly("country", "city");
                    assertThat(parent.values()).containsExactly("SE", "Malmö");
                });
        assertThat(read(failure("city.BikeTest#adds()", "PSQLException", message.replace("SE", "S, E"), 4)))
                .isEmpty();
    }

    @Test
    void a_statement_of_a_batch_is_not_taken_for_the_message() {
        String message = "Batch entry 0 INSERT INTO \"a\" VALUES ('x') was aborted: " + MISSING
                + "  Call getNextException to see other errors in the batch.";

        assertThat(read(failure("city.BikeTest#adds()", "java.sql.BatchUpdateException", message, 4)))
                .singleElement()
                .isInstanceOfSatisfying(
                        MissingParent.class,
                        parent -> assertThat(parent.columns()).containsExactly("number"));
    }

    @Test
    void a_parent_that_children_still_need_shows_the_order_of_deletes() {
        List<Finding> found = read(
                failure("city.BikeTest#adds()", "PSQLException", REFERENCED, 8),
                failure("city.BikeTest#other()", "PSQLException", REFERENCED, 8));

        assertThat(found).singleElement().isInstanceOfSatisfying(DeleteOrder.class, order -> {
            assertThat(order.statements().line()).isEqualTo(8);
            assertThat(order.arguments()).containsExactly("\"DELETE FROM stations\"", "\"DELETE FROM bikes\"");
        });
    }

    @Test
    void sqlite_says_too_little_except_where_rows_are_deleted() {
        String message =
                "[SQLITE_CONSTRAINT_FOREIGNKEY] A foreign key constraint failed (FOREIGN KEY constraint failed)";

        assertThat(read(failure("city.BikeTest#adds()", "org.sqlite.SQLiteException", message, 8)))
                .singleElement()
                .isInstanceOf(DeleteOrder.class);
        assertThat(read(failure("city.BikeTest#adds()", "org.sqlite.SQLiteException", message, 4)))
                .isEmpty();
    }

    @Test
    void a_class_that_breaks_out_of_its_transaction_needs_real_commits() {
        FailureRecord failure = failure(
                "city.BikeTest$Inner#adds()",
                "city.isolation.IsolationBreach",
                "The test committed behind the fixture's back. Use real commits.\nmore",
                12);

        assertThat(read(failure)).singleElement().isInstanceOfSatisfying(NeedsRealCommits.class, commits -> {
            assertThat(commits.container()).isEqualTo("city.BikeTest");
            assertThat(commits.reason()).isEqualTo("The test committed behind the fixture's back");
            assertThat(commits.declaration().line()).isEqualTo(2);
        });
    }

    @Test
    void other_failures_of_tests_that_pass_alone_need_real_commits() {
        Symptoms symptoms = new Symptoms(project.layout(), SCHEMA);
        FailureRecord other = failure("city.BikeTest#adds()", "PSQLException", "ERROR: duplicate key\nmore", 12);
        FailureRecord parent = failure("city.BikeTest#adds()", "PSQLException", MISSING, 4);

        assertThat(symptoms.realCommitsFor(Set.of(other.test()), List.of(parent, other, other)))
                .singleElement()
                .isInstanceOfSatisfying(
                        NeedsRealCommits.class,
                        commits -> assertThat(commits.reason()).isEqualTo("ERROR: duplicate key"));
        assertThat(symptoms.realCommitsFor(Set.of(), List.of(other))).isEmpty();
    }

    @Test
    void what_cannot_be_located_or_read_for_certain_is_no_finding() {
        assertThat(read(
                        failure("city.BikeTest#adds()", "PSQLException", MISSING, 99),
                        failure("city.BikeTest#adds()", "PSQLException", REFERENCED, 12),
                        failure(
                                "city.BikeTest#adds()",
                                "PSQLException",
                                "ERROR: duplicate key value violates unique constraint \"a\"\n  Detail: Key (id)=(1) already exists.",
                                4),
                        failure("city.Gone#adds()", "IsolationBreach", "why", 4),
                        new FailureRecord(new TestId("city.BikeTest#adds()"), "(crash)", "", "")))
                .isEmpty();
    }

    private List<Finding> read(FailureRecord... failures) {
        return new Symptoms(project.layout(), SCHEMA).read(List.of(failures));
    }

    private static FailureRecord failure(String test, String type, String message, int line) {
        return new FailureRecord(new TestId(test), type, message, """
                %s: %s
                \tat org.postgresql.Driver.x(Driver.java:4)
                \tat app//city.Db.execute(Db.java:3)
                \tat app//city.BikeTest.lambda$x$0(BikeTest.java:%d)
                \tat java.base/java.lang.reflect.Method.invoke(Method.java:1)
                """.formatted(type, message, line));
    }
}
