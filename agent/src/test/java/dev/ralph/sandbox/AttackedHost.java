package dev.ralph.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is worth attacking on the host: a home folder, a process, and servers. */
final class AttackedHost implements AutoCloseable {

    /** Listens on an abstract unix socket and on one in a folder, and has a secret in its environment. */
    private static final String VICTIM = """
            socket(A,1,1,0); bind(A,pack_sockaddr_un("\\0$ARGV[0]")); listen(A,9);
            socket(B,1,1,0); bind(B,pack_sockaddr_un("$ARGV[1]/socket")); listen(B,9);
            chmod 0777, "$ARGV[1]/socket"; $| = 1; print "ready\\n"; sleep 600;
            """;

    private final Path folder;
    private final ServerSocket server;
    private final Process victim;

    AttackedHost(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve(".ssh"));
        Files.createDirectories(folder.resolve(".m2"));
        for (String secret : List.of("secret", ".ssh/id_rsa", ".m2/settings.xml", ".bashrc")) {
            Files.writeString(folder.resolve(secret), "canary");
        }
        SandboxUser user = SandboxUser.current();
        user.prepare(folder);
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        List<String> argv = new ArrayList<>(user.become(HostTools.on("")));
        argv.addAll(List.of("perl", "-MSocket", "-e", VICTIM, abstractName(), folder.toString(), "ralph-victim"));
        ProcessBuilder builder = new ProcessBuilder(argv).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("VICTIM_SECRET", "canary");
        victim = builder.start();
        if (victim.getInputStream().read() != 'r') {
            throw new IllegalStateException("the victim did not start");
        }
    }

    Map<String, String> environment() {
        SystemCalls calls = SystemCalls.of(System.getProperty("os.arch")).orElseThrow();
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("HOST", folder.toString());
        environment.put("VICTIM", Long.toString(victim.pid()));
        environment.put("PORT", Integer.toString(server.getLocalPort()));
        environment.put("ABSTRACT", abstractName());
        environment.put("PTRACE", System.getProperty("os.arch").equals("aarch64") ? "117" : "101");
        environment.put(
                "FORBIDDEN", calls.forbidden().mapToObj(Integer::toString).collect(Collectors.joining(" ")));
        return environment;
    }

    boolean isUnharmed() throws IOException {
        return victim.isAlive()
                && Files.readString(folder.resolve("secret")).equals("canary")
                && Files.readString(folder.resolve(".bashrc")).equals("canary")
                && Files.notExists(folder.resolve("planted"));
    }

    private String abstractName() {
        return "ralph" + folder.toString().replace('/', '-');
    }

    @Override
    public void close() throws IOException {
        victim.destroyForcibly();
        server.close();
    }
}
