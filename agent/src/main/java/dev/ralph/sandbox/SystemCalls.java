package dev.ralph.sandbox;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The numbers of system calls on one processor. */
final class SystemCalls {

    /** Name, number on x86_64, number on aarch64; a dash where the processor does not have it. */
    private static final String TABLE = """
            open 2 -
            ioctl 16 29
            socket 41 198
            clone 56 220
            creat 85 -
            chmod 90 -
            fchmod 91 52
            mknod 133 -
            openat 257 56
            mknodat 259 33
            fchmodat 268 53
            clone3 435 435
            openat2 437 437
            fchmodat2 452 452
            """;

    private static final String FORBIDDEN = """
            ptrace 101 117
            process_vm_readv 310 270
            process_vm_writev 311 271
            kcmp 312 272
            pidfd_getfd 438 438
            mount 165 40
            umount2 166 39
            pivot_root 155 41
            open_tree 428 428
            move_mount 429 429
            fsopen 430 430
            fsconfig 431 431
            fsmount 432 432
            fspick 433 433
            mount_setattr 442 442
            unshare 272 97
            setns 308 268
            bpf 321 280
            userfaultfd 323 282
            perf_event_open 298 241
            add_key 248 217
            request_key 249 218
            keyctl 250 219
            io_uring_setup 425 425
            io_uring_enter 426 426
            io_uring_register 427 427
            open_by_handle_at 304 265
            fanotify_init 300 262
            init_module 175 105
            finit_module 313 273
            delete_module 176 106
            kexec_load 246 104
            kexec_file_load 320 294
            quotactl 179 60
            syslog 103 116
            """;

    private final int column;
    private final int auditNumber;

    private SystemCalls(int column, int auditNumber) {
        this.column = column;
        this.auditNumber = auditNumber;
    }

    static Optional<SystemCalls> of(String osArch) {
        return switch (osArch) {
            case "amd64", "x86_64" -> Optional.of(new SystemCalls(1, 0xc000003e));
            case "aarch64", "arm64" -> Optional.of(new SystemCalls(2, 0xc00000b7));
            default -> Optional.empty();
        };
    }

    /** How the kernel names the processor to a filter. */
    int auditNumber() {
        return auditNumber;
    }

    IntStream forbidden() {
        return rows(FORBIDDEN).values().stream().mapToInt(Integer::intValue).sorted();
    }

    /** The numbers of those of the named calls that the processor has. */
    IntStream numbers(String... names) {
        Map<String, Integer> rows = rows(TABLE);
        return Arrays.stream(names).filter(rows::containsKey).mapToInt(rows::get);
    }

    private Map<String, Integer> rows(String table) {
        return table.lines()
                .map(line -> line.split(" ", -1))
                .filter(row -> !row[column].equals("-"))
                .collect(Collectors.toMap(row -> row[0], row -> Integer.valueOf(row[column])));
    }
}
