package dev.ralph.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The statements of a Python file with what lies inside of them, by indentation. Layout is gone; what is not understood
 * makes the outline differ and never look the same.
 *
 * @param inside the statements of the file
 */
record PythonOutline(List<Statement> inside, List<String> comments) {

    private static final Pattern TOKEN = Pattern.compile(
            "(?s)(?<text>[A-Za-z]{0,2}(?:\"\"\"(?:\\\\.|(?!\"\"\")[^\\\\])*+\"\"\"|'''(?:\\\\.|(?!''')[^\\\\])*+'''"
                    + "|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+'))"
                    + "|(?<comment>#[^\\n]*)|(?<word>\\w+)|(?<join>\\\\\\r?\\n)|(?<line>\\n)|(?<space>[ \\t\\f\\r]+)"
                    + "|(?<sign>:=|->|\\*\\*|//|<<|>>|[=!<>]=|.)");
    private static final int TAB = 8;

    /**
     * A logical line.
     *
     * @param indent columns before it
     * @param inside the lines of its block
     */
    record Statement(int indent, List<String> tokens, List<Statement> inside) {

        String text() {
            return String.join(" ", tokens);
        }

        String first() {
            return tokens.get(0);
        }

        /** This statement and all inside. */
        Stream<Statement> all() {
            return Stream.concat(Stream.of(this), inside.stream().flatMap(Statement::all));
        }
    }

    static PythonOutline of(String source) {
        Reader reader = new Reader(source.startsWith("\uFEFF") ? source.substring(1) : source);
        reader.read();
        return new PythonOutline(reader.top, reader.comments);
    }

    Stream<Statement> all() {
        return inside.stream().flatMap(Statement::all);
    }

    /** Cuts a file into logical lines and sets each into the block it belongs to. */
    private static final class Reader {

        private final String source;
        private final List<Statement> top = new ArrayList<>();
        private final List<String> comments = new ArrayList<>();
        private final Deque<Statement> open = new ArrayDeque<>();
        private List<String> tokens = new ArrayList<>();
        private int indent;
        private int depth;

        Reader(String source) {
            this.source = source;
        }

        void read() {
            Matcher token = TOKEN.matcher(source);
            boolean atStart = true;
            while (token.find()) {
                if (token.group("line") != null && depth == 0) {
                    end();
                    atStart = true;
                    indent = 0;
                } else if (token.group("space") != null && atStart) {
                    indent = width(token.group());
                } else if (token.group("comment") != null) {
                    comments.add(token.group());
                } else if (token.group().equals("\"") || token.group().equals("'")) {
                    // A text without an end takes in all that is left.
                    tokens.add(source.substring(token.start()));
                    break;
                } else if (isPart(token)) {
                    atStart = false;
                    part(token.group());
                }
            }
            end();
        }

        private static boolean isPart(Matcher token) {
            return token.group("text") != null || token.group("word") != null || token.group("sign") != null;
        }

        private void part(String token) {
            if (token.equals(";") && depth == 0) {
                end();
                return;
            }
            if (token.length() == 1 && "([{".contains(token)) {
                depth++;
            } else if (token.length() == 1 && ")]}".contains(token)) {
                depth = Math.max(0, depth - 1);
            }
            tokens.add(token);
        }

        private void end() {
            if (tokens.isEmpty()) {
                return;
            }
            while (!open.isEmpty() && open.peek().indent() >= indent) {
                open.pop();
            }
            Statement statement = new Statement(indent, PythonLayout.plain(tokens), new ArrayList<>());
            (open.isEmpty() ? top : open.peek().inside()).add(statement);
            open.push(statement);
            tokens = new ArrayList<>();
        }

        private static int width(String space) {
            int width = 0;
            for (int i = 0; i < space.length(); i++) {
                char c = space.charAt(i);
                width = c == '\t' ? (width / TAB + 1) * TAB : width + (c == '\r' ? 0 : 1);
            }
            return width;
        }
    }
}
