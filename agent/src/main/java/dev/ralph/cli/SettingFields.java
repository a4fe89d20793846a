package dev.ralph.cli;

import java.util.List;
import java.util.Optional;

/** The named settings below one key, read one by one; what is wrong with them becomes a problem of their file. */
final class SettingFields {

    private final SettingsFile file;
    private final String above;
    private final SettingNode.Fields fields;

    SettingFields(SettingsFile file, String above, SettingNode.Fields fields) {
        this.file = file;
        this.above = above;
        this.fields = fields;
    }

    boolean has(String key) {
        return fields.fields().containsKey(key);
    }

    int line(String key) {
        return node(key).map(SettingNode::line).orElse(fields.line());
    }

    Optional<SettingNode> node(String key) {
        return Optional.ofNullable(fields.fields().get(key));
    }

    void refuseAllBut(List<String> known) {
        for (String key : fields.fields().keySet()) {
            if (!known.contains(key)) {
                file.problem(
                        "there is no setting '%s' here".formatted(above + "." + key),
                        line(key),
                        "remove it; known are " + String.join(", ", known));
            }
        }
    }

    /** Returns a single value; empty when there is none. */
    Optional<SettingsFile.Setting> value(String key) {
        Optional<SettingNode> node = node(key);
        if (node.isPresent() && !(node.get() instanceof SettingNode.Value)) {
            file.problem(
                    "'%s.%s' is no single value".formatted(above, key), line(key), "write one value after the colon");
        }
        return node.filter(SettingNode.Value.class::isInstance)
                .map(SettingNode.Value.class::cast)
                .filter(value -> !value.text().isEmpty())
                .map(value -> new SettingsFile.Setting(above + "." + key, value.text(), value.line()));
    }

    /** Returns a list of values; empty when there is none. */
    List<SettingsFile.Setting> values(String key) {
        Optional<SettingNode> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof SettingNode.Items items)
                || !items.items().stream().allMatch(SettingNode.Value.class::isInstance)) {
            file.problem("'%s.%s' is no list".formatted(above, key), line(key), "write it as [one, two]");
            return List.of();
        }
        return items.items().stream()
                .map(SettingNode.Value.class::cast)
                .map(value -> new SettingsFile.Setting(above + "." + key, value.text(), value.line()))
                .toList();
    }

    /** The program and the arguments of a command; empty when there is none that could be run. */
    List<String> command(String key) {
        List<String> argv =
                values(key).stream().map(SettingsFile.Setting::value).toList();
        boolean isEmpty = argv.isEmpty() || argv.get(0).isBlank();
        if (isEmpty && node(key).filter(SettingNode.Items.class::isInstance).isPresent()) {
            file.problem(
                    "'%s.%s' names no program".formatted(above, key),
                    line(key),
                    "write the program and its arguments as a list, such as [claude, -p]");
        }
        return isEmpty ? List.of() : argv;
    }

    boolean isTrue(String key) {
        Optional<SettingsFile.Setting> set = value(key);
        if (set.isPresent() && !List.of("true", "false").contains(set.get().value())) {
            new SettingValues(file).wrong(set.get(), "is neither", "write true or false");
        }
        return set.map(SettingsFile.Setting::value).filter("true"::equals).isPresent();
    }
}
