package dev.ralph.queue;

import dev.ralph.model.MustHaves;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Checks the must-haves of a plan's front matter. */
final class MustHavesReader {

    private final YamlMap map;
    private final PlanNotes notes;

    MustHavesReader(YamlMap map, PlanNotes notes) {
        this.map = map;
        this.notes = notes;
    }

    MustHaves mustHaves() {
        List<MustHaves.Artifact> artifacts = map.list("artifacts").stream()
                .flatMap(value -> artifact(value).stream())
                .toList();
        List<MustHaves.KeyLink> keyLinks = map.list("key_links").stream()
                .flatMap(value -> keyLink(value).stream())
                .toList();
        return new MustHaves(map.sentences("truths"), artifacts, keyLinks);
    }

    private Optional<MustHaves.Artifact> artifact(YamlValue value) {
        if (value.node() instanceof ScalarNode) {
            YamlMap none = YamlMap.EMPTY;
            return value.text().map(path -> artifact(path, none));
        }
        YamlMap item = value.map();
        return required(item, "path", value.line()).map(path -> artifact(path, item));
    }

    private static MustHaves.Artifact artifact(String path, YamlMap item) {
        return new MustHaves.Artifact(
                path,
                item.text("provides").orElse(""),
                item.number("min_lines"),
                item.literal("contains"),
                item.sentences("exports"));
    }

    private Optional<MustHaves.KeyLink> keyLink(YamlValue value) {
        YamlMap item = value.map();
        Optional<String> from = required(item, "from", value.line());
        Optional<String> to = required(item, "to", value.line());
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new MustHaves.KeyLink(from.get(), to.get(), item.text("via").orElse(""), item.literal("pattern")));
    }

    private Optional<String> required(YamlMap item, String key, int line) {
        Optional<String> text = item.text(key);
        // A value of the wrong type has its problem already.
        if (text.isEmpty() && item.list(key).isEmpty()) {
            notes.problem("a must-have has no '%s'".formatted(key), line, "write " + key + ": and a path");
        }
        return text;
    }
}
