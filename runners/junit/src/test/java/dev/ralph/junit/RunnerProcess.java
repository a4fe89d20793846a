package dev.ralph.junit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The runner in a JVM of its own, over the classes in the package {@code fixtures}. */
final class RunnerProcess {

    static final String FIXTURES = "dev.ralph.junit.fixtures.";

    private final Path folder;
    private final List<String> lines = new ArrayList<>();
    private final List<String> properties = new ArrayList<>();
    private String jdbcUrl = "";

    RunnerProcess(Path folder) {
        this.folder = folder;
    }

    RunnerProcess with(String line) {
        lines.add(line);
        return this;
    }

    RunnerProcess withProperty(String name, String value) {
        properties.add("-D" + name + "=" + value);
        return this;
    }

    RunnerProcess withDatabase(String url) {
        jdbcUrl = url;
        return this;
    }

    /** Names of tests without their package. */
    RunnerProcess withTests(String... tests) {
        Arrays.stream(tests).map(test -> "test=" + FIXTURES + test).forEach(lines::add);
        return this;
    }

    List<JsonNode> start(String mode) throws IOException, InterruptedException {
        Path events = folder.resolve("events");
        Path arguments = folder.resolve("arguments");
        List<String> all = new ArrayList<>(lines);
        all.add("nonce=n0nce");
        all.add("events=" + events);
        String root = Paths.get("target/test-classes").toAbsolutePath().toString();
        all.add("root=" + root);
        Files.write(arguments, all);

        List<String> command = new ArrayList<>();
        command.add(Paths.get(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(Arrays.asList("--add-opens", "java.base/java.lang=ALL-UNNAMED"));
        command.addAll(Arrays.asList("--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED"));
        command.addAll(properties);
        command.addAll(Arrays.asList("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(Arrays.asList(mode, arguments.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("RALPH_JDBC_URL", jdbcUrl);
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the runner does not end; see " + folder);
        }
        if (Files.exists(arguments)) {
            throw new AssertionError("the runner left the nonce behind");
        }
        return read(events);
    }

    private static List<JsonNode> read(Path events) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> read = new ArrayList<>();
        try (Stream<String> all = Files.lines(events)) {
            for (String line : all.collect(Collectors.toList())) {
                String json = line.substring(line.indexOf(' ') + 1);
                JsonNode event = mapper.readTree(json);
                if (!line.equals(Seal.with("n0nce").of(json) + " " + json)
                        || event.get("n").asInt() != read.size()) {
                    throw new AssertionError("not the next event: " + line);
                }
                read.add(event);
            }
        }
        return read;
    }

    /** Each finished test and how it ended, such as {@code PlainTest#a PASSED}. */
    static List<String> outcomes(List<JsonNode> events) {
        return events.stream()
                .filter(event -> event.get("event").asText().equals("finished"))
                .map(event -> name(event) + " " + event.get("outcome").asText())
                .collect(Collectors.toList());
    }

    static List<JsonNode> only(List<JsonNode> events, String kind) {
        return events.stream()
                .filter(event -> event.get("event").asText().equals(kind))
                .collect(Collectors.toList());
    }

    static String name(JsonNode event) {
        return event.get("id").asText().replace(FIXTURES, "");
    }
}
