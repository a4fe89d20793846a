package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class AlarmTest {

    @Test
    void the_thread_that_set_it_is_interrupted_when_its_time_is_up() {
        try (Alarm alarm = Alarm.in(Duration.ofMillis(1))) {
            assertThatThrownBy(() -> Thread.sleep(60_000)).isInstanceOf(InterruptedException.class);

            assertThat(alarm.rang()).isTrue();
        }
    }

    @Test
    void an_alarm_that_is_stopped_in_time_never_rings() {
        Alarm alarm = Alarm.in(Duration.ofHours(1));

        alarm.stop();

        assertThat(alarm.rang()).isFalse();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void stopping_it_takes_its_own_interrupt_back() {
        try (Alarm alarm = Alarm.in(Duration.ZERO)) {
            while (!alarm.rang()) {
                Thread.onSpinWait();
            }

            alarm.stop();

            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }
}
