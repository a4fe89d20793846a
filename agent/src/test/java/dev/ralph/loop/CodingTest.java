package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.Fixture;
import dev.ralph.model.Patch;
import dev.ralph.model.RalphException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CodingTest {

    private static final List<Fixture> OF_MODEL = List.of(new Fixture(Coding.MODEL, new Patch(List.of()), ""));

    @Test
    void a_build_that_fails_with_the_change_of_a_model_is_its_failure() {
        assertThat(Coding.isOfModel(new RalphException("The target does not compile.", "A.java", "see log"), OF_MODEL))
                .isTrue();
    }

    @Test
    void a_build_that_the_machine_stops_is_nobody_s_failure() {
        RalphException full = new RalphException(
                "This machine stopped the build of the target: No space left on device", "project", "make room");

        assertThat(Coding.isOfModel(full, OF_MODEL)).isFalse();
    }

    @Test
    void without_a_model_s_change_no_build_is() {
        assertThat(Coding.isOfModel(new RalphException("The target does not compile.", "A.java", ""), List.of()))
                .isFalse();
    }
}
