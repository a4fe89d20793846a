package dev.ralph.cli;

import dev.ralph.llm.Allowance;
import dev.ralph.loop.Budget;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.plan.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the configuration, which belongs to the person who runs ralph and never to the repository worked on. */
final class ConfigFile {

    static final String VARIABLE = "RALPH_CONFIG";
    static final String MODEL_VARIABLE = "RALPH_MODEL";

    private static final List<String> SECTIONS = List.of("budget", "fractal");
    private static final long MOST_BYTES = 1 << 20;

    private final SettingsFile file;
    private final SettingValues values;

    private ConfigFile(SettingsFile file) {
        this.file = file;
        this.values = new SettingValues(file);
    }

    /** Where the configuration is, or would be. */
    static Path path(Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isBlank()) {
            return Path.of(named).toAbsolutePath();
        }
        String home = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path folder = home.isBlank() ? Path.of(System.getProperty("user.home"), ".config") : Path.of(home);
        return folder.resolve("ralph/config.yaml").toAbsolutePath();
    }

    /**
     * Returns what is set, and the default of what is not.
     *
     * @throws RalphException with all that is wrong in the file
     */
    static Config load(Map<String, String> environment) {
        Path path = path(environment);
        boolean isNamed = !environment.getOrDefault(VARIABLE, "").isBlank();
        byte[] content = isNamed || Files.exists(path) ? bytes(path) : new byte[0];
        return read(
                path.toString(),
                content,
                environment.getOrDefault(MODEL_VARIABLE, "").strip());
    }

    private static byte[] bytes(Path path) {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new RalphException("the configuration has more than 1 MiB", path + ":1", "shorten it");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            String remedy = "allow reading it, remove it, or name another in " + VARIABLE;
            throw new RalphException(
                    List.of(new Problem("the configuration cannot be read: " + e, path.toString(), remedy)), e);
        }
    }

    /**
     * Reads a file.
     *
     * @param model names a model instead of the one in the file; empty when none does
     */
    static Config read(String where, byte[] bytes, String model) {
        ConfigFile reader = new ConfigFile(SettingsFile.read(where, bytes, Set.of("model")));
        Config config = reader.config(new ModelReader(reader.file, Path.of(where)), model);
        if (!reader.file.problems().isEmpty()) {
            throw new RalphException(reader.file.problems(), null);
        }
        return config;
    }

    private Config config(ModelReader models, String model) {
        refuseUnknown();
        return new Config(budget(), limits(), sandbox(), models.read(model));
    }

    private Budget budget() {
        Budget usual = Budget.DEFAULT;
        Duration task = duration("budget.task", usual.task());
        Duration run = duration("budget.run", usual.run());
        if (task.compareTo(run) > 0) {
            int line = file.get("budget.task")
                    .or(() -> file.get("budget.run"))
                    .orElseThrow()
                    .line();
            file.problem("one task may take longer than the whole run", line, "set budget.task to at most budget.run");
        }
        return new Budget(
                count("budget.attempts", usual.attempts(), 1, 1_000),
                task,
                run,
                spending("budget.task-", usual.modelsOfTask()),
                spending("budget.", usual.modelsOfRun()));
    }

    private Allowance spending(String above, Allowance usual) {
        return new Allowance(
                file.get(above + "calls").flatMap(values::most).or(usual::calls),
                file.get(above + "tokens").flatMap(values::most).or(usual::tokens),
                file.get(above + "money").flatMap(values::money).or(usual::money));
    }

    private Limits limits() {
        Limits usual = Limits.DEFAULT;
        return new Limits(
                count("fractal.files", usual.files(), 1, 100_000),
                count("fractal.lines", usual.lines(), 1, 10_000_000),
                count("fractal.domains", usual.domains(), 1, 1_000),
                count("fractal.depth", usual.depth(), 0, 10),
                count("fractal.children", usual.children(), 2, 100));
    }

    private String sandbox() {
        Optional<SettingsFile.Setting> set = file.get("sandbox");
        String kind = set.map(SettingsFile.Setting::value).orElse(Config.DEFAULT.sandbox());
        if (!List.of("auto", "bubblewrap", "unshare", "none").contains(kind)) {
            values.wrong(set.orElseThrow(), "is no sandbox", "write auto, bubblewrap, unshare or none");
        }
        return kind;
    }

    private void refuseUnknown() {
        String known = String.join(", ", Config.DEFAULT.values().keySet());
        for (SettingsFile.Setting set : file.all().values()) {
            boolean isEmptySection = set.value().isEmpty() && SECTIONS.contains(set.key());
            if (!isEmptySection && !Config.DEFAULT.values().containsKey(set.key())) {
                file.problem(
                        "there is no setting '%s'".formatted(set.key()), set.line(), "remove it; known are " + known);
            }
        }
    }

    private int count(String key, int usual, int least, int most) {
        return file.get(key).flatMap(set -> values.count(set, least, most)).orElse(usual);
    }

    private Duration duration(String key, Duration usual) {
        return file.get(key).flatMap(values::duration).orElse(usual);
    }
}
