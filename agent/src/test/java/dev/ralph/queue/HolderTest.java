package dev.ralph.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class HolderTest {

    @Test
    void this_process_is_alive_and_can_be_read_back() {
        Holder self = Holder.self();

        assertThat(self.isAlive()).isTrue();
        assertThat(Holder.parse(self.toString())).contains(self);
        assertThat(Holder.isGone(self.mark())).isFalse();
    }

    @Test
    void a_process_with_the_same_number_and_another_start_is_another() {
        Holder earlier = new Holder(Holder.self().pid(), "long-ago");

        assertThat(earlier.isAlive()).isFalse();
        assertThat(Holder.isGone(earlier.mark())).isTrue();
    }

    @Test
    void a_process_that_ended_is_not_alive() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sleep", "60").start();
        process.destroyForcibly().waitFor();

        assertThat(new Holder(process.pid(), Holder.self().started()).isAlive()).isFalse();
    }

    @Test
    void half_a_line_names_nobody_and_what_is_no_mark_is_never_gone() {
        assertThat(Holder.parse("pid 1")).isEmpty();
        assertThat(Holder.isGone("notes")).isFalse();
        assertThat(Holder.isGone("")).isFalse();
    }
}
