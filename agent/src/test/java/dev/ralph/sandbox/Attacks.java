package dev.ralph.sandbox;

import java.util.List;

/**
 * The attacks a sandbox must withstand. The scripts know the host from {@link AttackedHost#environment()} and may
 * write to {@code $WRITABLE}.
 */
final class Attacks {

    private Attacks() {}

    static List<Attack> all() {
        return List.of(
                new Attack("A01", "write a file outside", true, "echo x > $HOST/planted && echo BREACH"),
                new Attack("A02", "append to ~/.bashrc", true, "echo x >> $HOST/.bashrc && echo BREACH"),
                new Attack("A03", "read a private key", true, "cat $HOST/.ssh/id_rsa && echo BREACH"),
                new Attack("A04", "read passwords of tools", true, "cat $HOST/.m2/settings.xml && echo BREACH"),
                new Attack("A05", "read /etc/shadow", false, "cat /etc/shadow && echo BREACH"),
                new Attack(
                        "A06",
                        "read the environment of the agent",
                        false,
                        "tr '\\0' '\\n' < /proc/1/environ | grep -vE '^(PATH=.*|PWD=/)?$' && echo BREACH"),
                new Attack(
                        "A07",
                        "read the environment of other processes",
                        true,
                        "cat /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n' | grep 'VICTIM_SECRE[T]' && echo BREACH"),
                new Attack(
                        "A08",
                        "list processes of the host",
                        true,
                        "grep -sl 'ralph-victi[m]' /proc/[0-9]*/cmdline | grep -q proc && echo BREACH"),
                new Attack("A09", "signal a process of the host", true, "kill -CONT $VICTIM && echo BREACH"),
                new Attack(
                        "A10",
                        "connect to the host's loopback",
                        true,
                        "perl -MSocket -e 'socket(S,2,1,0); connect(S,sockaddr_in($ENV{PORT},inet_aton(\"127.0.0.1\")))"
                                + " and print \"BREACH\"'"),
                new Attack(
                        "A11",
                        "send a SYN to the internet",
                        false,
                        "perl -MSocket -MErrno -e 'socket(S,2,1|2048,0); connect(S,sockaddr_in(80,inet_aton(\"192.0.2.1\")));"
                                + " print \"BREACH\" unless $!{ENETUNREACH}'"),
                new Attack(
                        "A12",
                        "send a datagram to the internet",
                        false,
                        "perl -MSocket -e 'socket(S,2,2,0); connect(S,sockaddr_in(53,inet_aton(\"192.0.2.1\")))"
                                + " and send(S,\"x\",0) and print \"BREACH\"'"),
                new Attack(
                        "A13",
                        "connect to an abstract unix socket",
                        true,
                        "perl -MSocket -e 'socket(S,1,1,0); connect(S,pack_sockaddr_un(\"\\0$ENV{ABSTRACT}\"))"
                                + " and print \"BREACH\"'"),
                new Attack(
                        "A14",
                        "connect to a unix socket in /tmp",
                        true,
                        "perl -MSocket -e 'socket(S,1,1,0); connect(S,pack_sockaddr_un(\"$ENV{HOST}/socket\"))"
                                + " and print \"BREACH\"'"),
                new Attack(
                        "A15",
                        "write through a planted link",
                        true,
                        "ln -s $HOST/planted $WRITABLE/link && echo x > $WRITABLE/link && echo BREACH"),
                new Attack("A27", "make a user namespace", false, "unshare --user --map-root-user true && echo BREACH"),
                new Attack(
                        "A28",
                        "mount or remount",
                        false,
                        "mount -t tmpfs x /tmp && echo BREACH; mount -o remount,bind,rw /usr && echo BREACH"),
                new Attack(
                        "A29",
                        "change the installed programs",
                        false,
                        "for f in /usr/planted /usr/bin/planted /etc/planted /planted /dev/planted /lib/planted; do"
                                + " true > $f && echo BREACH; done"),
                new Attack("A30", "leave a set-user-id file", true, """
                        cd $WRITABLE; : > a; chmod 4755 a
                        perl -e 'use Fcntl; sysopen(F,"b",O_CREAT|O_WRONLY,04755); sysopen(G,"c",O_CREAT|O_WRONLY,0644);
                          chmod 04755, *G'
                        for f in a b c; do test -u $f && echo BREACH; done"""),
                new Attack(
                        "A31",
                        "use inherited descriptors",
                        false,
                        "for f in /proc/$$/fd/*; do case $f in */[012]) ;; *) test -h $f && echo BREACH $f;; esac; done"),
                new Attack(
                        "A32",
                        "trace another process",
                        true,
                        "perl -e 'for (1, $ENV{VICTIM}) { syscall($ENV{PTRACE}+0,16,$_+0,0,0) == 0 and print \"BREACH\" }'"),
                new Attack(
                        "A33",
                        "use rarely needed system calls",
                        false,
                        "perl -e 'for (split / /, $ENV{FORBIDDEN}) { $! = 0;"
                                + " syscall($_+0,0,0,0,0,0,0) == -1 && $!+0 == 1 or print \"BREACH $_ $!\" }'"),
                new Attack(
                        "A34",
                        "make sockets of odd families",
                        false,
                        "perl -e 'for (40,17,38,16) { for my $t (2,3,5) { socket(S,$_,$t,0) and print \"BREACH $_\" } }'"),
                new Attack(
                        "A35",
                        "type into the terminal",
                        false,
                        "perl -e '$c = \"x\"; ioctl(STDIN,0x5412,$c); print \"BREACH $!\" unless $!+0 == 1'"),
                new Attack(
                        "A36",
                        "change the machine's settings",
                        false,
                        "for f in kernel/core_pattern kernel/hostname user/max_user_namespaces vm/drop_caches; do"
                                + " true >> /proc/sys/$f && echo BREACH $f; done; true >> /proc/sysrq-trigger && echo BREACH"),
                new Attack(
                        "A37",
                        "write to cgroups",
                        false,
                        "find /sys -name release_agent 2>/dev/null | grep . && echo BREACH"),
                new Attack(
                        "A38",
                        "link to a file of the host",
                        true,
                        "ln $HOST/secret $WRITABLE/hard && echo BREACH; ln /usr/bin/env $WRITABLE/env && echo BREACH"),
                new Attack(
                        "A41",
                        "read the disk",
                        false,
                        "ls /dev | grep -E '^(sd|vd|nvme|dm|loop|mem|kmem|kmsg|kvm|fuse)' && echo BREACH;"
                                + " mknod $WRITABLE/disk b 254 0 && echo BREACH"),
                new Attack(
                        "A42",
                        "see the host through /proc/1/root",
                        true,
                        "ls /proc/*/root$HOST 2>/dev/null | grep -q secret && echo BREACH"));
    }
}
