package dev.ralph.queue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The keys of one map of the front matter; a key that is missing has an empty value.
 *
 * @param line where the map begins
 */
record YamlMap(Map<String, YamlValue> all, int line) {

    static final YamlMap EMPTY = new YamlMap(Map.of(), 1);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    YamlMap {
        all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
    }

    private Optional<YamlValue> value(String key) {
        return Optional.ofNullable(all.get(key));
    }

    /** The line of a key, or of the map when it is missing. */
    int line(String key) {
        return value(key).map(YamlValue::line).orElse(line);
    }

    Optional<String> text(String key) {
        return value(key).flatMap(YamlValue::text).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** A text in which every space counts. */
    Optional<String> literal(String key) {
        return value(key).flatMap(YamlValue::text).filter(text -> !text.isEmpty());
    }

    OptionalInt number(String key) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!NUMBER.matcher(text.get()).matches()) {
            value(key).ifPresent(value -> value.refused("a number", "write %s: 1, or another number".formatted(key)));
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(text.get()));
    }

    boolean flag(String key, boolean otherwise) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        return switch (text.get().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> {
                value(key)
                        .ifPresent(value ->
                                value.refused("true or false", "write %s: true or %s: false".formatted(key, key)));
                yield otherwise;
            }
        };
    }

    List<YamlValue> list(String key) {
        return value(key).map(YamlValue::list).orElse(List.of());
    }

    /** The texts of a list, those with a colon as well. */
    List<String> sentences(String key) {
        return list(key).stream()
                .flatMap(value -> value.sentence().stream())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    YamlMap map(String key) {
        return value(key).map(YamlValue::map).orElse(EMPTY);
    }
}
