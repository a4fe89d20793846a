package dev.ralph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.ralph.model.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of a YAML file, each with its line. All but a few have at most two levels; {@code budget.task} is one of
 * the second.
 */
final class SettingsFile {

    private final String where;
    private final Set<String> deep;
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final Map<String, SettingNode> trees = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private SettingsFile(String where, Set<String> deep) {
        this.where = where;
        this.deep = Set.copyOf(deep);
    }

    /** A value as it is written, empty when nothing is, and where. */
    record Setting(String key, String value, int line) {}

    /**
     * Reads a file.
     *
     * @param deep the keys of the first level whose values may have any shape
     */
    static SettingsFile read(String where, byte[] bytes, Set<String> deep) {
        SettingsFile file = new SettingsFile(where, deep);
        YAMLFactory yaml = YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (YAMLParser parser = yaml.createParser(bytes)) {
            file.document(parser);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            String said = e.getOriginalMessage().lines().findFirst().orElse("").strip();
            file.problem("the configuration cannot be read as YAML: " + said, line, "correct the line");
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
        return file;
    }

    /** Every key with a single value, in file order. */
    Map<String, Setting> all() {
        return settings;
    }

    /** Returns a setting that has a value. */
    Optional<Setting> get(String key) {
        return Optional.ofNullable(settings.get(key)).filter(set -> !set.value().isEmpty());
    }

    /** Returns the value of a key that may have any shape. */
    Optional<SettingNode> tree(String key) {
        return Optional.ofNullable(trees.get(key));
    }

    List<Problem> problems() {
        return problems;
    }

    void problem(String what, int line, String remedy) {
        problemIn(where + ":" + line, what, remedy);
    }

    /** Keeps a problem of a setting that is not in the file. */
    void problemIn(String place, String what, String remedy) {
        problems.add(new Problem(what, place, remedy));
    }

    private void document(YAMLParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            SettingNode.Fields root = fields(parser);
            root.fields().forEach((key, node) -> keep(key, node, true));
        } else if (first != null && first != JsonToken.VALUE_NULL) {
            problem("the configuration is no list of settings", line(parser), "write lines such as sandbox: auto");
            parser.skipChildren();
        }
        if (parser.nextToken() != null) {
            problem("there is more than one document in the file", line(parser), "keep one, and remove the lines ---");
        }
    }

    private void keep(String key, SettingNode found, boolean isTop) {
        if (isTop && deep.contains(key)) {
            trees.put(key, found);
        } else if (found instanceof SettingNode.Value value) {
            settings.put(key, new Setting(key, value.text(), value.line()));
        } else if (isTop && found instanceof SettingNode.Fields section) {
            section.fields().forEach((name, node) -> keep(key + "." + name, node, false));
        } else {
            problem("'%s' is no single value".formatted(key), found.line(), "write one value after the colon");
        }
    }

    private static SettingNode node(JsonToken token, int line, YAMLParser parser) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            return fields(parser);
        }
        if (token == JsonToken.START_ARRAY) {
            List<SettingNode> items = new ArrayList<>();
            for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                items.add(node(next, line(parser), parser));
            }
            return new SettingNode.Items(items, line);
        }
        String text = token == JsonToken.VALUE_NULL ? "" : parser.getText().strip();
        return new SettingNode.Value(text, line);
    }

    private static SettingNode.Fields fields(YAMLParser parser) throws IOException {
        int line = line(parser);
        Map<String, SettingNode> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            int here = line(parser);
            fields.put(key, node(parser.nextToken(), here, parser));
        }
        return new SettingNode.Fields(fields, line);
    }

    private static int line(YAMLParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
