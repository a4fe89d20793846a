package dev.ralph.llm;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One text with holes, line by line. */
record Prompt(Path file, List<String> lines) {

    private static final Pattern DATA = Pattern.compile("\\{\\{data:([a-z][a-zA-Z]*)}}");
    private static final Pattern WORD = Pattern.compile("\\{\\{([a-z][a-zA-Z]*)}}");

    /** What may stand in a sentence: no line end and nothing that could open or close a fence. */
    private static final Pattern PLAIN = Pattern.compile("[^\\p{Cntrl}\\u2028\\u2029`{}<>]{1,400}");

    static Prompt parse(Path file, String text) {
        return new Prompt(file, text.lines().toList());
    }

    /** All that is wrong with the text itself. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (lines.stream().allMatch(String::isBlank)) {
            problems.add(problem(0, "the prompt is empty", "write it, or delete the file"));
        }
        for (int i = 0; i < lines.size(); i++) {
            String rest =
                    WORD.matcher(DATA.matcher(lines.get(i)).replaceAll("")).replaceAll("");
            if (rest.contains("{{") || rest.contains("}}")) {
                problems.add(problem(i, "a hole is not closed or has no name", "write {{name}} or {{data:name}}"));
            } else if (DATA.matcher(lines.get(i)).find() && !isData(lines.get(i))) {
                problems.add(problem(i, "a hole for data shares its line", "give it a line of its own"));
            }
        }
        var both = names(DATA);
        both.retainAll(names(WORD));
        both.forEach(name -> problems.add(problem(
                line(name), "the hole %s is for data and for a word".formatted(name), "give one another name")));
        return problems;
    }

    String render(Map<String, String> values) {
        List<Problem> problems = problems(values);
        if (!problems.isEmpty()) {
            throw new RalphException(problems, null);
        }
        return lines.stream().map(line -> render(line, values)).collect(Collectors.joining("\n", "", "\n"));
    }

    private List<Problem> problems(Map<String, String> values) {
        List<Problem> problems = new ArrayList<>();
        var holes = names(DATA);
        holes.addAll(names(WORD));
        for (String hole : holes) {
            if (!values.containsKey(hole)) {
                problems.add(problem(line(hole), "the hole %s has no value".formatted(hole), "give it a value"));
            }
        }
        for (String name : new TreeSet<>(values.keySet())) {
            if (!holes.contains(name)) {
                problems.add(problem(0, "the value %s has no hole".formatted(name), "add {{data:%s}}".formatted(name)));
            }
        }
        for (String name : names(WORD)) {
            if (values.containsKey(name) && !PLAIN.matcher(values.get(name)).matches()) {
                problems.add(problem(
                        line(name),
                        "the value of %s may not stand in a sentence".formatted(name),
                        "write {{data:%s}} in a line of its own".formatted(name)));
            }
        }
        return problems;
    }

    private static String render(String line, Map<String, String> values) {
        Matcher data = DATA.matcher(line);
        if (data.matches()) {
            return Fence.around(data.group(1), values.getOrDefault(data.group(1), ""));
        }
        return WORD.matcher(line).replaceAll(hole -> Matcher.quoteReplacement(values.getOrDefault(hole.group(1), "")));
    }

    private static boolean isData(String line) {
        return DATA.matcher(line).matches();
    }

    private TreeSet<String> names(Pattern kind) {
        return lines.stream()
                .flatMap(line -> kind.matcher(line).results())
                .map(hole -> hole.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The first line with a hole of a name. */
    private int line(String name) {
        int line = 0;
        while (!lines.get(line).contains("{{" + name + "}}") && !lines.get(line).contains("{{data:" + name + "}}")) {
            line++;
        }
        return line;
    }

    private Problem problem(int line, String what, String remedy) {
        return new Problem(what, file + ":" + (line + 1), remedy);
    }
}
