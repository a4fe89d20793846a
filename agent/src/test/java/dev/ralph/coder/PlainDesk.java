package dev.ralph.coder;

import dev.ralph.model.Edit;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Files in memory that are exported into one folder; runs nothing. */
final class PlainDesk implements Desk {

    private final Path folder;
    private final Map<String, String> texts = new TreeMap<>();

    PlainDesk(Path folder, Map<String, String> texts) {
        this.folder = folder;
        this.texts.putAll(texts);
    }

    Map<String, String> texts() {
        return texts;
    }

    @Override
    public List<String> files() {
        return List.copyOf(texts.keySet());
    }

    @Override
    public Optional<String> read(String path) {
        return Optional.ofNullable(texts.get(path)).filter(text -> text.indexOf('\0') < 0);
    }

    @Override
    public void apply(Edit edit) {
        if (edit.path().startsWith("closed/")) {
            throw new RalphException("this may not be changed:", edit.path(), "leave it alone");
        }
        edit.match(
                create -> texts.put(create.path(), create.content()),
                replace -> texts.computeIfPresent(
                        replace.path(), (path, text) -> text.replace(replace.find(), replace.replacement())));
    }

    @Override
    public String diff() {
        return "";
    }

    @Override
    public List<Problem> objections() {
        return List.of();
    }

    @Override
    public String run(List<String> tests) {
        return "";
    }

    @Override
    public String diagnose() {
        return "";
    }

    @Override
    public List<String> patterns() {
        return List.of();
    }

    @Override
    public String apply(String pattern) {
        return "";
    }

    @Override
    public Path export() {
        try {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                Path file = folder.resolve(text.getKey());
                Files.createDirectories(file.resolveSibling(""));
                Files.writeString(file, text.getValue());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
