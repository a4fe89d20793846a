package dev.ralph.support;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Disables, or in strict mode fails, a test whose needs this machine does not meet. */
final class NeedsCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        List<String> missing = context.getElement()
                .flatMap(element -> AnnotationSupport.findAnnotation(element, Needs.class))
                .map(needs -> Arrays.stream(needs.value())
                        .filter(need -> !available(need))
                        .toList())
                .orElse(List.of());
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("nothing is missing");
        }
        String reason = "this machine lacks " + String.join(", ", missing);
        if (Boolean.getBoolean("ralph.strict")) {
            throw new AssertionError(reason + ", and ralph.strict forbids to go without");
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    private static boolean available(String need) {
        return switch (need) {
            case "bubblewrap" -> onPath("bwrap");
            case "unshare" -> onPath("unshare");
            case "docker" -> dockerAnswers();
            case "mounts" -> mountsAreAllowed();
            case "postgresql" -> postgresqlIsInstalled();
            case "venv" -> Files.isSymbolicLink(Path.of("/bin")) && Files.isExecutable(Path.of("/bin/python3"));
            case "pytest" -> Files.isExecutable(Path.of("/usr/bin/pytest")); // where a sandbox sees it
            default -> throw new IllegalArgumentException("unknown need: " + need);
        };
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static boolean mountsAreAllowed() {
        boolean root = "root".equals(System.getProperty("user.name"));
        String rights = root ? "--mount" : "--mount --map-root-user";
        try {
            return new ProcessBuilder("sh", "-c", "unshare " + rights + " mount -t tmpfs none /mnt 2>/dev/null")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean postgresqlIsInstalled() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return false;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(versions)) {
            for (Path version : found) {
                if (Files.isExecutable(version.resolve("bin/initdb"))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /** Connects to the engine and no more: a socket nobody listens on is not an engine. */
    private static boolean dockerAnswers() {
        URI host = URI.create(System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock"));
        try {
            if ("unix".equals(host.getScheme())) {
                try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                    return channel.connect(UnixDomainSocketAddress.of(host.getPath()));
                }
            }
            try (SocketChannel channel = SocketChannel.open()) {
                channel.socket().connect(new java.net.InetSocketAddress(host.getHost(), host.getPort()), 2000);
                return true;
            }
        } catch (IOException e) {
            return false;
        }
    }
}
