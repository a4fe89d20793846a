package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.Ralph;
import org.junit.jupiter.api.Test;

class PatternsCommandTest {

    @Test
    void the_patterns_of_every_framework_are_listed_with_what_they_answer() {
        Ralph ralph = Ralph.run("patterns");

        assertThat(ralph.exitCode()).isZero();
        assertThat(ralph.out())
                .containsPattern("(?m)^any-order-delete +junit +- +delete-order ")
                .containsPattern("(?m)^virtual-commit +junit +T1 ");
    }

    @Test
    void a_pattern_is_explained_by_the_change_that_it_makes() {
        Ralph ralph = Ralph.run("pattern", "show", "any-order-delete");

        assertThat(ralph.exitCode()).isZero();
        assertThat(ralph.out())
                .contains("never ")
                .contains("changes src/test/java/city/FlagshipTest.java")
                .contains("    -\t\tbackend.execute(\"DELETE FROM zones")
                .contains("    +\t\tAnyOrderDelete.run(");
    }

    @Test
    void a_pattern_that_is_not_there_is_named_with_those_that_are() {
        Ralph ralph = Ralph.run("pattern", "show", "magic");

        assertThat(ralph.exitCode()).isEqualTo(2);
        assertThat(ralph.err()).contains("there is no pattern magic").contains("any-order-delete");
    }

    @Test
    void the_group_needs_a_command() {
        assertThat(Ralph.run("pattern").exitCode()).isEqualTo(2);
    }
}
