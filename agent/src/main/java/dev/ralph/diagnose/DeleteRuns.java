package dev.ralph.diagnose;

import dev.ralph.diagnose.JavaSource.DeleteRun;
import dev.ralph.diagnose.JavaSource.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.treesitter.TSNode;

/** Finds statements in a row such as {@code execute("DELETE FROM bikes");}. */
final class DeleteRuns {

    private static final Pattern DELETE = Pattern.compile("\"\\s*DELETE\\s+FROM\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

    private record Delete(TSNode statement, String callee, String argument) {}

    private DeleteRuns() {}

    static List<DeleteRun> of(SourceText text, TSNode block) {
        List<DeleteRun> runs = new ArrayList<>();
        List<Delete> run = new ArrayList<>();
        for (TSNode child : SourceText.namedChildren(block)) {
            // A rule such as "// ----" says nothing; any other comment would be lost with the statements around it.
            if (SourceText.isComment(child) && !WORD.matcher(text.of(child)).find()) {
                continue;
            }
            Optional<Delete> delete = delete(text, child);
            if (!run.isEmpty()
                    && !delete.map(Delete::callee).equals(Optional.of(run.get(0).callee()))) {
                close(text, run).ifPresent(runs::add);
                run.clear();
            }
            delete.ifPresent(run::add);
        }
        close(text, run).ifPresent(runs::add);
        return runs;
    }

    private static Optional<DeleteRun> close(SourceText text, List<Delete> run) {
        if (run.isEmpty()) {
            return Optional.empty();
        }
        TSNode first = run.get(0).statement();
        TSNode last = run.get(run.size() - 1).statement();
        return Optional.of(new DeleteRun(
                new Lines(text.lines(first).first(), text.lines(last).last()),
                text.place(first.getStartByte(), last.getEndByte()),
                run.stream().map(Delete::argument).toList()));
    }

    private static Optional<Delete> delete(SourceText text, TSNode statement) {
        if (!statement.getType().equals("expression_statement") || statement.hasError()) {
            return Optional.empty();
        }
        TSNode call = statement.getNamedChild(0);
        if (!call.getType().equals("method_invocation")) {
            return Optional.empty();
        }
        TSNode list = call.getChildByFieldName("arguments");
        List<TSNode> arguments = SourceText.namedChildren(list);
        String passed =
                text.between(list.getStartByte() + 1, list.getEndByte() - 1).strip();
        if (arguments.size() != 1 || !DELETE.matcher(passed).find() || holdsComment(arguments.get(0))) {
            return Optional.empty();
        }
        return Optional.of(new Delete(statement, text.between(call.getStartByte(), list.getStartByte()), passed));
    }

    private static boolean holdsComment(TSNode node) {
        return SourceText.isComment(node)
                || SourceText.namedChildren(node).stream().anyMatch(DeleteRuns::holdsComment);
    }
}
