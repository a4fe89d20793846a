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

/** The settings of a YAML file with at most two levels, each with its line; {@code budget.task} is one of the second. */
final class SettingsFile {

    private final String where;
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private SettingsFile(String where) {
        this.where = where;
    }

    /** A value as it is written, empty when nothing is, and where. */
    record Setting(String key, String value, int line) {}

    static SettingsFile read(String where, byte[] bytes) {
        SettingsFile file = new SettingsFile(where);
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

    /** Every key, in file order. */
    Map<String, Setting> all() {
        return settings;
    }

    /** Returns a setting that has a value. */
    Optional<Setting> get(String key) {
        return Optional.ofNullable(settings.get(key)).filter(set -> !set.value().isEmpty());
    }

    List<Problem> problems() {
        return problems;
    }

    void problem(String what, int line, String remedy) {
        problems.add(new Problem(what, where + ":" + line, remedy));
    }

    private void document(YAMLParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            level("", parser);
        } else if (first != null && first != JsonToken.VALUE_NULL) {
            problem("the configuration is no list of settings", line(parser), "write lines such as sandbox: auto");
            parser.skipChildren();
        }
        if (parser.nextToken() != null) {
            problem("there is more than one document in the file", line(parser), "keep one, and remove the lines ---");
        }
    }

    private void level(String above, YAMLParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = above + parser.currentName();
            int line = line(parser);
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && above.isEmpty()) {
                level(key + ".", parser);
            } else if (value.isStructStart()) {
                problem("'%s' is no single value".formatted(key), line, "write one value after the colon");
                parser.skipChildren();
            } else {
                String text =
                        value == JsonToken.VALUE_NULL ? "" : parser.getText().strip();
                settings.put(key, new Setting(key, text, line));
            }
        }
    }

    private static int line(YAMLParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
