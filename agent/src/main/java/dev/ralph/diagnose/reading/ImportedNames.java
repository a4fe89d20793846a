package dev.ralph.diagnose.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.treesitter.TSNode;

/** The names that one import statement brings into a file. */
final class ImportedNames {

    private final Source source;
    private final TSNode statement;
    private final List<TSNode> parts;

    ImportedNames(Source source, TSNode statement) {
        this.source = source;
        this.statement = statement;
        TSNode module = statement.getChildByFieldName("module_name");
        this.parts = PythonNodes.children(statement).stream()
                .filter(child -> List.of("dotted_name", "aliased_import").contains(child.getType()))
                .filter(child -> !PythonNodes.isSame(child, module))
                .toList();
    }

    List<String> names() {
        return parts.stream().map(this::name).toList();
    }

    private String name(TSNode part) {
        TSNode alias = part.getChildByFieldName("alias");
        return alias.isNull() ? source.of(part).replaceFirst("(?s)\\..*", "") : source.of(alias);
    }

    /**
     * The stretches to remove so that the names that are not needed are gone; the whole statement when that is all of
     * them. A statement with a comment inside stays as it is.
     */
    List<int[]> without(Predicate<String> isSpare) {
        List<Boolean> spare =
                parts.stream().map(part -> isSpare.test(name(part))).toList();
        if (parts.isEmpty() || !spare.contains(true)) {
            return List.of();
        }
        if (!spare.contains(false)) {
            return List.of(new int[] {statement.getStartByte(), statement.getEndByte()});
        }
        return PythonNodes.all(statement, "comment").isEmpty() ? parts(spare) : List.of();
    }

    private List<int[]> parts(List<Boolean> spare) {
        List<int[]> stretches = new ArrayList<>();
        int firstKept = spare.indexOf(false);
        for (int i = 0; i < parts.size(); i++) {
            TSNode part = parts.get(i);
            if (spare.get(i)) {
                stretches.add(
                        i < firstKept
                                ? new int[] {
                                    part.getStartByte(), parts.get(i + 1).getStartByte()
                                }
                                : new int[] {parts.get(i - 1).getEndByte(), part.getEndByte()});
            }
        }
        return stretches;
    }
}
