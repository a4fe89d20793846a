package dev.ralph.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * A statement, or a block with what stands before its brace, as far as tokens tell them apart.
 *
 * <p>A brace inside parentheses or an array belongs to its statement: a lambda that is passed on is one piece with
 * the call that takes it.
 *
 * @param tokens of the statement, or before the brace
 * @param inside what the block holds; empty for a statement
 */
record JavaOutline(List<String> tokens, boolean isBlock, List<JavaOutline> inside) {

    /** The whole file as one block. */
    static JavaOutline of(List<String> code) {
        return new Reader(code).read();
    }

    String text() {
        return String.join(" ", tokens);
    }

    /** This and everything in it, outermost first. */
    Stream<JavaOutline> all() {
        return Stream.concat(Stream.of(this), inside.stream().flatMap(JavaOutline::all));
    }

    private static final class Reader {

        private final List<String> code;
        private final Deque<JavaOutline> open = new ArrayDeque<>();
        private List<String> pending = new ArrayList<>();
        private int brackets;

        Reader(List<String> code) {
            this.code = code;
        }

        JavaOutline read() {
            JavaOutline file = new JavaOutline(List.of(), true, new ArrayList<>());
            open.push(file);
            for (int i = 0; i < code.size(); i++) {
                String token = code.get(i);
                switch (token) {
                    case "{" -> {
                        if (brackets > 0 || isArray(i)) {
                            i = takeBraces(i);
                        } else {
                            openBlock();
                        }
                    }
                    case "}" -> {
                        endStatement();
                        if (open.size() > 1) {
                            open.pop();
                        }
                    }
                    case ";" -> {
                        if (brackets > 0) {
                            pending.add(token);
                        } else {
                            endStatement();
                        }
                    }
                    default -> {
                        brackets += token.equals("(") || token.equals("[") ? 1 : 0;
                        brackets -= token.equals(")") || token.equals("]") ? 1 : 0;
                        pending.add(token);
                    }
                }
            }
            endStatement();
            return file;
        }

        private boolean isArray(int brace) {
            String before = brace == 0 ? "" : code.get(brace - 1);
            return before.equals("=") || before.equals("]");
        }

        private int takeBraces(int from) {
            int depth = 0;
            for (int i = from; i < code.size(); i++) {
                String token = code.get(i);
                pending.add(token);
                depth += token.equals("{") ? 1 : 0;
                depth -= token.equals("}") ? 1 : 0;
                if (depth == 0) {
                    return i;
                }
            }
            return code.size();
        }

        private void openBlock() {
            JavaOutline block = new JavaOutline(List.copyOf(pending), true, new ArrayList<>());
            pending = new ArrayList<>();
            open.element().inside().add(block);
            open.push(block);
        }

        private void endStatement() {
            if (!pending.isEmpty()) {
                open.element().inside().add(new JavaOutline(List.copyOf(pending), false, List.of()));
                pending = new ArrayList<>();
            }
            brackets = 0;
        }
    }
}
