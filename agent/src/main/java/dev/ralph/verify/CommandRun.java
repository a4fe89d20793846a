package dev.ralph.verify;

import dev.ralph.model.Evidence;
import dev.ralph.sandbox.Command;
import dev.ralph.sandbox.Finished;
import dev.ralph.sandbox.Limits;
import dev.ralph.sandbox.Mount;
import dev.ralph.sandbox.Sandbox;
import dev.ralph.sandbox.SandboxUser;
import dev.ralph.verify.shell.Script;
import dev.ralph.verify.shell.Trace;
import dev.ralph.verify.shell.Traced;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Runs one verify command in the sandbox and brings back all that can be seen of it. */
final class CommandRun {

    /** Where the project is inside the sandbox. */
    static final String PROJECT = "/work";

    private static final int LARGEST = 32 << 20;

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "PATH", "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin",
            "HOME", "/home/sandbox",
            "LANG", "C.UTF-8",
            "TERM", "dumb",
            "CI", "true");

    private final Sandbox sandbox;
    private final Limits limits;
    private final Path tree;
    private final Path temporary;

    /**
     * Prepares runs in one tree.
     *
     * @param tree a copy of the project that the commands may change
     * @param temporary what they see as {@code /tmp}
     */
    CommandRun(Sandbox sandbox, Limits limits, Path tree, Path temporary) {
        this.sandbox = sandbox;
        this.limits = limits;
        this.tree = tree;
        this.temporary = temporary;
    }

    /**
     * What was seen.
     *
     * @param shown output of single elements by the name of its file
     * @param kept where that output is kept
     */
    record Seen(Finished finished, Trace trace, String output, Map<String, String> shown, List<Path> kept) {}

    /**
     * Runs a command.
     *
     * @param exchange a new folder for this run alone
     * @param log receives its output
     */
    Seen run(String source, Script script, boolean pipefail, Path exchange, Path log) {
        String key = UUID.randomUUID().toString();
        try {
            Files.writeString(exchange.resolve("key"), key + "\n");
            Files.writeString(exchange.resolve("line"), Traced.of(source, script, LineRun.WATCHED));
            SandboxUser.current().prepare(exchange);
            List<String> argv = new ArrayList<>(List.of("/bin/bash"));
            argv.addAll(pipefail ? List.of("-o", "pipefail") : List.of());
            argv.addAll(List.of("-c", Traced.START, "bash"));
            Finished finished = sandbox.run(new Command(
                    argv,
                    ENVIRONMENT,
                    List.of(
                            Mount.readWrite(temporary, "/tmp"),
                            Mount.readWrite(tree, PROJECT),
                            Mount.readWrite(exchange, Traced.FOLDER)),
                    PROJECT,
                    limits,
                    log));
            return seen(plain(finished, source, pipefail), key, exchange, log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot exchange files with the sandbox in " + exchange, e);
        }
    }

    /** The evidence names the command itself and not what was put around it to see its exit codes. */
    private static Finished plain(Finished finished, String source, boolean pipefail) {
        List<String> command = new ArrayList<>(List.of("bash"));
        command.addAll(pipefail ? List.of("-o", "pipefail") : List.of());
        command.addAll(List.of("-c", source));
        Evidence evidence = finished.evidence();
        return new Finished(
                finished.ending(), new Evidence(command, evidence.exitCode(), evidence.took(), evidence.log()));
    }

    private static Seen seen(Finished finished, String key, Path exchange, Path log) throws IOException {
        Map<String, String> shown = new TreeMap<>();
        List<Path> kept = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(exchange, "shown-*")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String text = read(file);
                shown.put(name, text);
                kept.add(Files.writeString(
                        log.resolveSibling(
                                log.getFileName().toString().replaceFirst("\\.log$", "") + "-" + name + ".log"),
                        text));
            }
        }
        return new Seen(finished, Trace.of(read(exchange.resolve("trace")), key), read(log), shown, kept);
    }

    /** The command could write here: only a regular file is read, and never more than the limit. */
    static String read(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        try (InputStream in = Channels.newInputStream(
                Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
        }
    }
}
