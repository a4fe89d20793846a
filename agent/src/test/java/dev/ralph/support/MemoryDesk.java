package dev.ralph.support;

import dev.ralph.coder.Desk;
import dev.ralph.model.Edit;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A desk whose files are in a map; what tests and rules say is said by the test. */
public final class MemoryDesk implements Desk {

    private final Map<String, String> before;
    private final Map<String, String> files;
    private final List<List<String>> runs = new ArrayList<>();
    private Function<MemoryDesk, List<Problem>> rules = desk -> List.of();
    private Function<List<String>, String> tests = names -> "all passed";
    private Map<String, Edit> patterns = Map.of();

    public MemoryDesk(Map<String, String> files) {
        this.before = Map.copyOf(files);
        this.files = new TreeMap<>(files);
    }

    public MemoryDesk objecting(Function<MemoryDesk, List<Problem>> objections) {
        rules = objections;
        return this;
    }

    public MemoryDesk running(Function<List<String>, String> outcomes) {
        tests = outcomes;
        return this;
    }

    public MemoryDesk knowing(Map<String, Edit> edits) {
        patterns = edits;
        return this;
    }

    /** The tests of every run, as they were asked for. */
    public List<List<String>> runs() {
        return List.copyOf(runs);
    }

    @Override
    public List<String> files() {
        return List.copyOf(files.keySet());
    }

    /** A file with a zero in it is no text. */
    @Override
    public Optional<String> read(String path) {
        return Optional.ofNullable(files.get(path)).filter(text -> !text.contains("\0"));
    }

    @Override
    public void apply(Edit edit) {
        String path = edit.path();
        files.put(path, edit.match(create -> created(path, create.content()), replace -> replaced(path, replace)));
    }

    private String created(String path, String content) {
        if (files.containsKey(path)) {
            throw new RalphException("the file is there already", path, "edit it");
        }
        return content;
    }

    private String replaced(String path, Edit.ReplaceText edit) {
        String text = files.getOrDefault(path, "");
        int at = text.indexOf(edit.find());
        if (at < 0 || at != text.lastIndexOf(edit.find())) {
            throw new RalphException("the text is not there exactly once", path, "find another");
        }
        return text.substring(0, at)
                + edit.replacement()
                + text.substring(at + edit.find().length());
    }

    @Override
    public String diff() {
        StringBuilder diff = new StringBuilder();
        files.forEach((path, text) -> {
            if (!text.equals(before.get(path))) {
                diff.append("+++ ")
                        .append(path)
                        .append('\n')
                        .append(text.indent(1).replaceAll("(?m)^ ", "+"));
            }
        });
        return diff.toString();
    }

    @Override
    public List<Problem> objections() {
        return rules.apply(this);
    }

    @Override
    public String run(List<String> names) {
        runs.add(names);
        return tests.apply(names);
    }

    @Override
    public String diagnose() {
        return "nothing is left behind";
    }

    @Override
    public List<String> patterns() {
        return patterns.keySet().stream().sorted().toList();
    }

    @Override
    public String apply(String pattern) {
        apply(patterns.get(pattern));
        return pattern + " is applied";
    }

    @Override
    public Path export() {
        throw new UnsupportedOperationException("there is no folder");
    }
}
