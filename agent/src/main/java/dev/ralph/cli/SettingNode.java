package dev.ralph.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A piece of a YAML file with the line that it begins in. */
sealed interface SettingNode {

    int line();

    /** One value as it is written; empty when nothing is. */
    record Value(String text, int line) implements SettingNode {}

    /** Several, in file order. */
    record Items(List<SettingNode> items, int line) implements SettingNode {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Named ones, in file order. */
    record Fields(Map<String, SettingNode> fields, int line) implements SettingNode {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** Handles every kind of node. */
    default <R> R match(Function<Value, R> value, Function<Items, R> items, Function<Fields, R> fields) {
        if (this instanceof Value one) {
            return value.apply(one);
        }
        if (this instanceof Items several) {
            return items.apply(several);
        }
        return fields.apply((Fields) this);
    }
}
