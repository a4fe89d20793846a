package dev.ralph.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A seccomp program that refuses the system calls with which sandboxes were broken or hosts were spied upon, and lets
 * all others pass.
 *
 * <p>Each rule is a run of instructions that ends in an answer or falls through to the next rule, so that no jump
 * crosses a rule.
 */
final class SystemCallFilter {

    private static final int LOAD = 0x20;
    private static final int EQUAL = 0x15;
    private static final int AT_LEAST = 0x35;
    private static final int ANY_BIT = 0x45;
    private static final int ANSWER = 0x06;

    private static final int ALLOW = 0x7fff0000;
    private static final int KILL = 0x80000000;
    private static final int FAIL = 0x00050000;
    private static final int NOT_PERMITTED = FAIL | 1;
    private static final int NO_SUCH_CALL = FAIL | 38;
    private static final int NO_SUCH_FAMILY = FAIL | 97;

    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int X32 = 0x40000000;

    private static final int NEW_USER = 0x10000000;
    private static final int CREATING = 0x00400040;
    private static final int SET_USER_ID = 04000;
    private static final int PUSH_INPUT = 0x5412;
    private static final int CONSOLE_INPUT = 0x541c;
    private static final int UNIX = 1;
    private static final int INET = 2;
    private static final int INET6 = 10;

    private final SystemCalls calls;
    private final List<long[]> program = new ArrayList<>();

    private SystemCallFilter(SystemCalls calls) {
        this.calls = calls;
    }

    /** The program for a processor, or nothing when we have no table of its system calls. */
    static Optional<byte[]> forArchitecture(String osArch) {
        return SystemCalls.of(osArch).map(calls -> new SystemCallFilter(calls).bytes());
    }

    private byte[] bytes() {
        add(LOAD, ARCHITECTURE);
        add(EQUAL, calls.auditNumber(), 1, 0);
        add(ANSWER, KILL);
        add(LOAD, NUMBER);
        add(AT_LEAST, X32, 0, 1);
        add(ANSWER, NO_SUCH_CALL);
        calls.forbidden().forEach(call -> refuse(call, NOT_PERMITTED));
        // Their arguments lie in memory, where no filter can look; programs fall back to the older calls.
        calls.numbers("clone3", "openat2").forEach(call -> refuse(call, NO_SUCH_CALL));
        calls.numbers("clone").forEach(call -> refuseBits(call, 0, NEW_USER));
        calls.numbers("ioctl").forEach(this::refuseTyping);
        calls.numbers("socket").forEach(this::allowCommonSockets);
        calls.numbers("chmod", "fchmod", "creat", "mknod").forEach(call -> refuseBits(call, 1, SET_USER_ID));
        calls.numbers("fchmodat", "fchmodat2", "mknodat").forEach(call -> refuseBits(call, 2, SET_USER_ID));
        calls.numbers("open").forEach(call -> refuseCreatingSetUserId(call, 1));
        calls.numbers("openat").forEach(call -> refuseCreatingSetUserId(call, 2));
        add(ANSWER, ALLOW);
        ByteBuffer buffer = ByteBuffer.allocate(program.size() * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (long[] step : program) {
            buffer.putShort((short) step[0])
                    .put((byte) step[2])
                    .put((byte) step[3])
                    .putInt((int) step[1]);
        }
        return buffer.array();
    }

    private void refuse(int call, int answer) {
        add(EQUAL, call, 0, 1);
        add(ANSWER, answer);
    }

    private void refuseBits(int call, int argument, int bits) {
        add(EQUAL, call, 0, 4);
        add(LOAD, at(argument));
        add(ANY_BIT, bits, 0, 1);
        add(ANSWER, NOT_PERMITTED);
        add(ANSWER, ALLOW);
    }

    /** Refuses to type into the terminal of whoever started us. */
    private void refuseTyping(int call) {
        add(EQUAL, call, 0, 5);
        add(LOAD, at(1));
        add(EQUAL, PUSH_INPUT, 1, 0);
        add(EQUAL, CONSOLE_INPUT, 0, 1);
        add(ANSWER, NOT_PERMITTED);
        add(ANSWER, ALLOW);
    }

    private void allowCommonSockets(int call) {
        add(EQUAL, call, 0, 6);
        add(LOAD, at(0));
        add(EQUAL, UNIX, 3, 0);
        add(EQUAL, INET, 2, 0);
        add(EQUAL, INET6, 1, 0);
        add(ANSWER, NO_SUCH_FAMILY);
        add(ANSWER, ALLOW);
    }

    /** The mode means something only when the flags before it say that a file is created. */
    private void refuseCreatingSetUserId(int call, int flags) {
        add(EQUAL, call, 0, 6);
        add(LOAD, at(flags));
        add(ANY_BIT, CREATING, 0, 3);
        add(LOAD, at(flags + 1));
        add(ANY_BIT, SET_USER_ID, 0, 1);
        add(ANSWER, NOT_PERMITTED);
        add(ANSWER, ALLOW);
    }

    /** The low half of an argument; both processors are little-endian, and all these arguments are 32 bits wide. */
    private static int at(int argument) {
        return 16 + 8 * argument;
    }

    private void add(int code, int value) {
        add(code, value, 0, 0);
    }

    private void add(int code, int value, int ifTrue, int ifFalse) {
        program.add(new long[] {code, value, ifTrue, ifFalse});
    }
}
