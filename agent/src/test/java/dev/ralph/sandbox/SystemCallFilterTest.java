package dev.ralph.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SystemCallFilterTest {

    private static final int X86 = 0xc000003e;
    private static final int ARM = 0xc00000b7;
    private static final int ALLOW = 0x7fff0000;

    @ParameterizedTest
    @CsvSource({
        // what, number on x86_64, number on aarch64, first three arguments, error number or 0
        "read, 0, 63, 0, 0, 0, 0",
        "ptrace, 101, 117, 0, 0, 0, 1",
        "mount, 165, 40, 0, 0, 0, 1",
        "io_uring_setup, 425, 425, 0, 0, 0, 1",
        "clone a thread, 56, 220, 0x3d0f00, 0, 0, 0",
        "clone a user namespace, 56, 220, 0x10000011, 0, 0, 1",
        "clone3, 435, 435, 0, 0, 0, 38",
        "terminal size, 16, 29, 0, 0x5413, 0, 0",
        "type into the terminal, 16, 29, 0, 0x5412, 0, 1",
        "unix socket, 41, 198, 1, 1, 0, 0",
        "internet socket, 41, 198, 2, 1, 0, 0",
        "internet 6 socket, 41, 198, 10, 1, 0, 0",
        "vsock socket, 41, 198, 40, 1, 0, 97",
        "fchmod 755, 91, 52, 3, 0755, 0, 0",
        "fchmod 4755, 91, 52, 3, 04755, 0, 1",
        "fchmodat 2755, 268, 53, 3, 0, 02755, 0",
        "fchmodat 4755, 268, 53, 3, 0, 04755, 1",
        "openat to read, 257, 56, 3, 0, 0, 0",
    })
    void answers_alike_on_both_processors(
            String what, int x86, int arm, String first, String second, String third, int error) {
        long[] arguments = {Long.decode(first), Long.decode(second), Long.decode(third), 04755};
        int expected = error == 0 ? ALLOW : 0x50000 | error;

        assertThat(answer("amd64", X86, x86, arguments)).as(what).isEqualTo(expected);
        assertThat(answer("aarch64", ARM, arm, arguments)).as(what).isEqualTo(expected);
    }

    @Test
    void a_created_file_cannot_be_set_user_id() {
        assertThat(answer("amd64", X86, 2, 0, 0x41, 04755)).isEqualTo(0x50001);
        assertThat(answer("amd64", X86, 2, 0, 0x41, 0755)).isEqualTo(ALLOW);
        assertThat(answer("amd64", X86, 2, 0, 0, 04755)).isEqualTo(ALLOW);
        assertThat(answer("aarch64", ARM, 56, 0, 0, 0x41, 04755)).isEqualTo(0x50001);
    }

    @Test
    void calls_of_another_processor_are_deadly_and_those_of_x32_unknown() {
        assertThat(answer("amd64", 0x40000003, 11, 0, 0, 0)).isEqualTo(0x80000000);
        assertThat(answer("amd64", X86, 0x40000000 | 101, 0, 0, 0)).isEqualTo(0x50000 | 38);
    }

    @Test
    void there_is_none_for_a_processor_without_a_table() {
        assertThat(SystemCallFilter.forArchitecture("riscv64")).isEmpty();
    }

    /** Runs the program as the kernel does. */
    private static int answer(String osArch, int audit, int number, long... arguments) {
        ByteBuffer program = ByteBuffer.wrap(
                        SystemCallFilter.forArchitecture(osArch).orElseThrow())
                .order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer call = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        call.putInt(number).putInt(audit).putLong(0);
        for (long argument : arguments) {
            call.putLong(argument);
        }
        int accumulator = 0;
        for (int at = 0; ; at++) {
            int code = program.getShort(at * 8);
            int ifTrue = program.get(at * 8 + 2) & 0xff;
            int ifFalse = program.get(at * 8 + 3) & 0xff;
            int value = program.getInt(at * 8 + 4);
            switch (code) {
                case 0x20 -> accumulator = call.getInt(value);
                case 0x15 -> at += accumulator == value ? ifTrue : ifFalse;
                case 0x35 -> at += Integer.compareUnsigned(accumulator, value) >= 0 ? ifTrue : ifFalse;
                case 0x45 -> at += (accumulator & value) != 0 ? ifTrue : ifFalse;
                case 0x06 -> {
                    return value;
                }
                default -> throw new IllegalStateException("unknown instruction " + code);
            }
        }
    }
}
