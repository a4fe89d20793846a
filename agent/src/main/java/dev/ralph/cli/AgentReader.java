package dev.ralph.cli;

import dev.ralph.cli.SettingsFile.Setting;
import dev.ralph.coder.AgentCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads which coding agent works on tasks, and what it is given. */
final class AgentReader {

    private static final List<String> KNOWN = List.of("command", "environment", "mounts", "network", "deadline");
    private static final Duration USUAL_DEADLINE = Duration.ofMinutes(30);
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
    private static final String AS_IT_IS = ":ro";

    private final SettingsFile file;
    private final SettingFields fields;
    private final UserPaths paths;

    AgentReader(SettingsFile file, SettingFields fields, UserPaths paths) {
        this.file = file;
        this.fields = fields;
        this.paths = paths;
    }

    ModelSettings read() {
        fields.refuseAllBut(KNOWN);
        List<String> argv = fields.command("command");
        List<String> variables = fields.values("environment").stream()
                .filter(this::isVariable)
                .map(Setting::value)
                .toList();
        List<AgentCommand.Given> mounts = fields.values("mounts").stream()
                .flatMap(set -> mount(set).stream())
                .toList();
        boolean network = fields.isTrue("network");
        Duration deadline = fields.value("deadline")
                .flatMap(new SettingValues(file)::duration)
                .orElse(USUAL_DEADLINE);
        return argv.isEmpty()
                ? ModelSettings.none()
                : new ModelSettings.Agent(new AgentCommand(argv, variables, mounts, network, deadline));
    }

    /** What is refused is not repeated: {@code NAME=value} may hold a key. */
    private boolean isVariable(Setting set) {
        boolean isName = VARIABLE.matcher(set.value()).matches();
        if (!isName) {
            file.problem(
                    "an item of %s is no name of a variable".formatted(set.key()),
                    set.line(),
                    "write names alone, such as [ANTHROPIC_API_KEY]; their values are those of your environment");
        }
        return isName;
    }

    private Optional<AgentCommand.Given> mount(Setting set) {
        boolean asItIs = set.value().endsWith(AS_IT_IS);
        String written = asItIs ? set.value().substring(0, set.value().length() - AS_IT_IS.length()) : set.value();
        Path path = paths.of(written);
        Path home = UserPaths.home();
        if (written.isBlank() || home.startsWith(path)) {
            new SettingValues(file)
                    .wrong(set, "would give away the whole home folder", "name the files and folders it needs");
            return Optional.empty();
        }
        return Optional.of(new AgentCommand.Given(path, !asItIs && path.startsWith(home)));
    }
}
