package dev.ralph.junit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A session in a JVM of its own, over the classes in the package {@code fixtures}. */
final class SessionProcess implements AutoCloseable {

    private static final Path ROOT = Paths.get("target/test-classes").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Process process;
    private int batch;
    private int probe;

    SessionProcess(Path folder, String... more) throws IOException {
        this(folder, "", more);
    }

    SessionProcess(Path folder, String jdbcUrl, String[] more) throws IOException {
        this.folder = folder;
        List<String> lines = new ArrayList<>(Arrays.asList(more));
        lines.add("nonce=n0nce");
        lines.add("events=" + folder.resolve("session.events"));
        lines.add("requests=" + folder);
        lines.add("root=" + ROOT);
        lines.add("fixtures=true");
        Files.write(folder.resolve("session.arguments"), lines);
        // The project's own classes are not on the class path: only the session's loaders know them.
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Paths.get(entry).toAbsolutePath().equals(ROOT))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>();
        command.add(Paths.get(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(Arrays.asList("--add-opens", "java.base/java.lang=ALL-UNNAMED"));
        command.addAll(Arrays.asList("--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED"));
        command.add("-Dproject=" + folder.resolve("project"));
        command.addAll(Arrays.asList("-cp", classPath, Main.class.getName()));
        command.addAll(
                Arrays.asList("serve", folder.resolve("session.arguments").toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("RALPH_JDBC_URL", jdbcUrl);
        process = builder.start();
    }

    /** One probe of these tests, named without their package. */
    String probe(String look, String... tests) {
        StringBuilder text = new StringBuilder("probe " + ++probe + "\nlimit 20000\nlook " + look + "\n");
        for (String test : tests) {
            text.append("test ").append(RunnerProcess.FIXTURES).append(test).append('\n');
        }
        return text.toString();
    }

    /** Sends the probes as one batch and returns the events of each. */
    List<List<JsonNode>> run(String... probes) throws Exception {
        int first = probe - probes.length + 1;
        send(String.join("", probes), "n0nce");
        await("\"done\",\"probe\":" + probe + ",");
        List<List<JsonNode>> answers = new ArrayList<>();
        for (int i = first; i <= probe; i++) {
            answers.add(answer(i));
        }
        return answers;
    }

    List<JsonNode> run(String one) throws Exception {
        return run(new String[] {one}).get(0);
    }

    void send(String body, String key) throws IOException {
        Path waiting = folder.resolve("waiting");
        Files.write(waiting, (Seal.with(key).of(body) + "\n" + body).getBytes(StandardCharsets.UTF_8));
        if (key.equals("n0nce")) {
            batch++;
        }
        String name = String.format("batch-%06d", key.equals("n0nce") ? batch : batch + 1);
        Files.move(waiting, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Waits until some event has this text or the process is over. */
    void await(String text) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (process.isAlive() && !content().contains(text)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no " + text + "; see " + folder);
            }
            Thread.sleep(2);
        }
    }

    boolean isOver() throws InterruptedException {
        return process.waitFor(20, TimeUnit.SECONDS);
    }

    List<JsonNode> events() throws IOException {
        List<JsonNode> events = new ArrayList<>();
        String content = content();
        for (String line : content.substring(0, content.lastIndexOf('\n') + 1).split("\n")) {
            if (!line.isEmpty()) {
                events.add(JSON.readTree(line.substring(line.indexOf(' ') + 1)));
            }
        }
        return events;
    }

    private String content() throws IOException {
        Path events = folder.resolve("session.events");
        return Files.exists(events) ? new String(Files.readAllBytes(events), StandardCharsets.UTF_8) : "";
    }

    /** All events of a probe, up to its end or that of the process. */
    private List<JsonNode> answer(int number) throws IOException {
        List<JsonNode> answer = new ArrayList<>();
        boolean inside = false;
        for (JsonNode event : events()) {
            String kind = event.get("event").asText();
            if (kind.equals("probe")) {
                inside = event.get("probe").asInt() == number;
            } else if (inside) {
                answer.add(event);
                inside = !kind.equals("done");
            }
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
    }
}
