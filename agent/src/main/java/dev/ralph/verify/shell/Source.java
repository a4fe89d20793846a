package dev.ralph.verify.shell;

import dev.ralph.verify.shell.Script.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text that is being read and the place reached in it: words, quotes, redirections and here-documents. */
final class Source {

    private static final String WORD_END = " \t\n|&;()<>";
    private static final Pattern REDIRECTION = Pattern.compile("(?:&>>?|(\\d*)(>>|>&|>\\||>|<<<|<<-|<<|<&|<>|<))");

    private final String text;
    private final Supplier<Script> substitution;
    private final List<String> comments = new ArrayList<>();
    private final List<String> documents = new ArrayList<>();
    private final List<HereDocument> waiting = new ArrayList<>();
    private int at;

    private record HereDocument(String delimiter, boolean tabs, boolean literal) {}

    /** Reads {@code text}; {@code substitution} reads what stands in {@code $(...)}, up to and with its end. */
    Source(String text, Supplier<Script> substitution) {
        this.text = text;
        this.substitution = substitution;
    }

    List<String> comments() {
        return comments;
    }

    List<String> documents() {
        return documents;
    }

    int at() {
        return at;
    }

    void advance(int characters) {
        at += characters;
    }

    void backTo(int place) {
        at = place;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char peek() {
        return atEnd() ? '\0' : text.charAt(at);
    }

    boolean startsWith(String start) {
        return text.startsWith(start, at);
    }

    boolean atSeparator() {
        return (peek() == ';' && !startsWith(";;")) || peek() == '\n';
    }

    boolean atCommandEnd() {
        return atEnd() || atSeparator() || "|)".indexOf(peek()) >= 0 || (peek() == '&' && !startsWith("&>"));
    }

    boolean atRedirection() {
        int before = at;
        skipBlanks();
        Matcher found = REDIRECTION.matcher(text).region(at, text.length());
        if (found.lookingAt()) {
            return true;
        }
        at = before;
        return false;
    }

    /** The unquoted word that begins here; empty when none does. */
    String peekWord() {
        int end = at;
        while (end < text.length() && WORD_END.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(Math.min(at, text.length()), end);
    }

    void expect(String what) {
        skipSeparators();
        if (atEnd()) {
            throw NotUnderstood.unfinished("'%s' is missing".formatted(what));
        }
        if (what.equals(")") ? !startsWith(what) : !peekWord().equals(what)) {
            throw NotUnderstood.because("'%s' is missing".formatted(what));
        }
        if (what.equals(")") && !waiting.isEmpty()) {
            throw NotUnderstood.because("a here-document begins in brackets");
        }
        at += what.length();
    }

    void endHere() {
        skipSeparators();
        if (!atEnd()) {
            throw NotUnderstood.because("there is an unexpected '%s'".formatted(peek()));
        }
        if (!waiting.isEmpty()) {
            throw NotUnderstood.unfinished("a here-document is not closed");
        }
    }

    NotUnderstood missingCommand() {
        return atEnd()
                ? NotUnderstood.unfinished("a command is missing")
                : NotUnderstood.because("a command is missing before '%s'".formatted(peek()));
    }

    /** Skips blanks, continued lines and a comment. */
    void skipBlanks() {
        while (!atEnd()) {
            if (peek() == ' ' || peek() == '\t') {
                at++;
            } else if (startsWith("\\\n")) {
                at += 2;
            } else if (text.substring(at).equals("\\")) {
                throw NotUnderstood.unfinished("the line goes on");
            } else if (peek() == '#' && (at == 0 || WORD_END.indexOf(text.charAt(at - 1)) >= 0)) {
                int end = text.indexOf('\n', at);
                comments.add(text.substring(at + 1, end < 0 ? text.length() : end));
                at = end < 0 ? text.length() : end;
            } else {
                return;
            }
        }
    }

    /** Skips blanks and line ends. */
    void skipLines() {
        skipBlanks();
        while (peek() == '\n') {
            newline();
            skipBlanks();
        }
    }

    /** Skips blanks, line ends and semicolons. */
    void skipSeparators() {
        skipLines();
        while (atSeparator()) {
            at += peek() == ';' ? 1 : 0;
            skipLines();
        }
    }

    private void newline() {
        at++;
        for (HereDocument document : waiting) {
            skip(document);
        }
        waiting.clear();
    }

    private void skip(HereDocument document) {
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            String line = text.substring(at, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() : end + 1;
            if ((document.tabs() ? line.replaceFirst("^\t+", "") : line).equals(document.delimiter())) {
                at = end < 0 ? at : end; // the line end belongs to the statement
                return;
            }
            documents.add(line);
            if (!document.literal() && (line.contains("$(") || line.contains("`"))) {
                throw NotUnderstood.because("a here-document runs something");
            }
        }
        throw NotUnderstood.unfinished("a here-document is not closed");
    }

    /** Reads one redirection and returns whether it sends standard output elsewhere. */
    boolean redirection() {
        skipBlanks();
        Matcher found = REDIRECTION.matcher(text).region(at, text.length());
        if (!found.lookingAt()) {
            throw NotUnderstood.because("a redirection is missing");
        }
        at = found.end();
        if (peek() == '(') {
            throw NotUnderstood.because("it uses a process substitution");
        }
        String operator = String.valueOf(found.group(2));
        String number = found.group(1) == null ? "" : found.group(1);
        skipBlanks();
        Word target = word();
        if (operator.equals("<<") || operator.equals("<<-")) {
            boolean literal = target.end() - target.start() != target.value().length();
            waiting.add(new HereDocument(target.value(), operator.equals("<<-"), literal));
            return false;
        }
        boolean output = operator.startsWith(">") || operator.equals("null");
        return output && (number.isEmpty() || number.equals("1"));
    }

    /** Takes all from {@code begin} to {@code end} as two words: what begins it, and the rest. */
    List<Word> until(String begin, String end) {
        int start = at;
        int inner = start + begin.length();
        int found = text.indexOf(end, inner);
        if (found < 0) {
            throw NotUnderstood.unfinished("'%s' is missing".formatted(end));
        }
        String content = text.substring(inner, found);
        if (content.contains("$(") || content.contains("`") || content.contains("\n")) {
            throw NotUnderstood.because("a condition runs something");
        }
        at = found + end.length();
        return List.of(
                new Word(begin, true, List.of(), start, inner),
                new Word(content, !content.contains("$"), List.of(), inner, found));
    }

    Word word() {
        WordReader reader = new WordReader(at);
        while (!atEnd() && WORD_END.indexOf(peek()) < 0) {
            reader.next();
        }
        if (at == reader.start) {
            throw NotUnderstood.because("there is an unexpected '%s'".formatted(peek()));
        }
        if (peek() == '(') {
            throw NotUnderstood.because("a bracket follows a word");
        }
        return new Word(reader.value.toString(), reader.literal, reader.substitutions, reader.start, at);
    }

    /** Collects one word piece by piece. */
    private final class WordReader {

        private final int start;
        private final StringBuilder value = new StringBuilder();
        private final List<Script> substitutions = new ArrayList<>();
        private boolean literal = true;

        private WordReader(int start) {
            this.start = start;
        }

        private void next() {
            char c = peek();
            switch (c) {
                case '\\' -> escaped();
                case '\'' -> value.append(quoted(1));
                case '"' -> doubleQuoted();
                case '$' -> expansion();
                case '`' -> throw NotUnderstood.because("it uses backquotes");
                default -> {
                    literal &= "*?[~".indexOf(c) < 0;
                    value.append(c);
                    at++;
                }
            }
        }

        private void escaped() {
            at++;
            if (atEnd()) {
                throw NotUnderstood.unfinished("the line goes on");
            }
            if (peek() != '\n') {
                value.append(peek());
            }
            at++;
        }

        private String quoted(int opening) {
            int end = text.indexOf('\'', at + opening);
            if (end < 0) {
                throw NotUnderstood.unfinished("a quote is not closed");
            }
            String content = text.substring(at + opening, end);
            at = end + 1;
            return content;
        }

        private void doubleQuoted() {
            at++;
            while (peek() != '"') {
                if (atEnd()) {
                    throw NotUnderstood.unfinished("a quote is not closed");
                }
                char c = peek();
                if (c == '$') {
                    expansion();
                } else if (c == '`') {
                    throw NotUnderstood.because("it uses backquotes");
                } else {
                    boolean escape =
                            c == '\\' && at + 1 < text.length() && "$`\"\\\n".indexOf(text.charAt(at + 1)) >= 0;
                    at += escape ? 1 : 0;
                    value.append(peek());
                    at++;
                }
            }
            at++;
        }

        private void expansion() {
            int begin = at;
            if (startsWith("$'")) {
                String content = quoted(2);
                if (content.contains("\\")) {
                    throw NotUnderstood.because("it uses $'...'");
                }
                value.append(content);
                return;
            }
            literal = false;
            if (startsWith("$((") || startsWith("${")) {
                String end = startsWith("${") ? "}" : "))";
                int found = text.indexOf(end, at);
                if (found < 0) {
                    throw NotUnderstood.unfinished("'%s' is missing".formatted(end));
                }
                String all = text.substring(at + 2, found);
                if (all.contains("$") || all.contains("`") || all.contains("\n") || all.contains("{")) {
                    throw NotUnderstood.because("an expansion holds another one");
                }
                at = found + end.length();
            } else if (startsWith("$(")) {
                at += 2;
                substitutions.add(substitution.get());
            } else {
                at++;
            }
            value.append(text, begin, at);
        }
    }
}
