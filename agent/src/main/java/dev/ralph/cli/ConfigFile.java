package dev.ralph.cli;

import dev.ralph.loop.Budget;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.plan.Limits;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the configuration, which belongs to the person who runs ralph and never to the repository worked on. */
final class ConfigFile {

    static final String VARIABLE = "RALPH_CONFIG";

    private static final List<String> SECTIONS = List.of("budget", "fractal");
    private static final long MOST_BYTES = 1 << 20;
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Pattern COUNT = Pattern.compile("\\d{1,15}");
    private static final Pattern MONEY = Pattern.compile("\\d{1,9}(\\.\\d{1,4})?");
    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

    private final SettingsFile file;

    private ConfigFile(SettingsFile file) {
        this.file = file;
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
        if (!isNamed && !Files.exists(path)) {
            return Config.DEFAULT;
        }
        return read(path.toString(), bytes(path));
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

    static Config read(String where, byte[] bytes) {
        ConfigFile reader = new ConfigFile(SettingsFile.read(where, bytes));
        Config config = reader.config();
        if (!reader.file.problems().isEmpty()) {
            throw new RalphException(reader.file.problems(), null);
        }
        return config;
    }

    private Config config() {
        refuseUnknown();
        refuseModel();
        return new Config(budget(), limits(), sandbox());
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
                most("budget.calls"),
                most("budget.tokens"),
                money());
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
            wrong(set.orElseThrow(), "is no sandbox", "write auto, bubblewrap, unshare or none");
        }
        return kind;
    }

    /** Somebody who names a model must not believe that it is used. */
    private void refuseModel() {
        file.all().values().stream()
                .filter(set -> set.key().equals("model") || set.key().startsWith("model."))
                .filter(set ->
                        !set.key().equals("model") || !List.of("", "none").contains(set.value()))
                .limit(1)
                .forEach(set -> file.problem(
                        "no model can be used yet", set.line(), "write model: none, or remove the setting"));
    }

    private void refuseUnknown() {
        String known = String.join(", ", Config.DEFAULT.values().keySet());
        for (SettingsFile.Setting set : file.all().values()) {
            boolean isEmptySection = set.value().isEmpty() && SECTIONS.contains(set.key());
            boolean isOfModel = set.key().startsWith("model.");
            if (!isEmptySection && !isOfModel && !Config.DEFAULT.values().containsKey(set.key())) {
                file.problem(
                        "there is no setting '%s'".formatted(set.key()), set.line(), "remove it; known are " + known);
            }
        }
    }

    private int count(String key, int usual, int least, int most) {
        Optional<SettingsFile.Setting> set = file.get(key);
        if (set.isEmpty()) {
            return usual;
        }
        String value = set.get().value();
        long count = COUNT.matcher(value).matches() ? Long.parseLong(value) : -1;
        if (count < least || count > most) {
            wrong(set.get(), "is no such number", "write a whole number from %d to %d".formatted(least, most));
            return usual;
        }
        return (int) count;
    }

    private Optional<Long> most(String key) {
        Optional<SettingsFile.Setting> set = file.get(key);
        if (set.isPresent() && !COUNT.matcher(set.get().value()).matches()) {
            wrong(set.get(), "is no number", "write a whole number, or nothing for no limit");
            return Optional.empty();
        }
        return set.map(found -> Long.valueOf(found.value()));
    }

    private Optional<BigDecimal> money() {
        Optional<SettingsFile.Setting> set = file.get("budget.money");
        if (set.isPresent() && !MONEY.matcher(set.get().value()).matches()) {
            wrong(set.get(), "is no amount of money", "write a number such as 2.50, or nothing for no limit");
            return Optional.empty();
        }
        return set.map(found -> new BigDecimal(found.value()));
    }

    private Duration duration(String key, Duration usual) {
        Optional<SettingsFile.Setting> set = file.get(key);
        if (set.isEmpty()) {
            return usual;
        }
        Duration duration = duration(set.get().value());
        if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
            wrong(
                    set.get(),
                    "is no time from 1 second to 30 days",
                    "write a time with its units, such as 90s or 1h30m");
            return usual;
        }
        return duration;
    }

    /** Zero stands for everything that is no duration. */
    private static Duration duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            return Duration.ZERO;
        }
        return Duration.ofDays(part(parts, 1))
                .plusHours(part(parts, 2))
                .plusMinutes(part(parts, 3))
                .plusSeconds(part(parts, 4));
    }

    private static long part(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
    }

    private void wrong(SettingsFile.Setting set, String what, String remedy) {
        file.problem("'%s' of %s %s".formatted(set.value(), set.key(), what), set.line(), remedy);
    }
}
