package dev.ralph.verify.shell;

import dev.ralph.verify.shell.Script.Element;
import dev.ralph.verify.shell.Script.Join;
import dev.ralph.verify.shell.Script.Pipeline;
import dev.ralph.verify.shell.Script.Reading;
import dev.ralph.verify.shell.Script.Statement;
import dev.ralph.verify.shell.Script.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the part of the shell's grammar that verify lines are written in. What it does not know it refuses: half an
 * understanding would turn doubt into an answer.
 */
public final class ScriptReader {

    private static final Set<String> REFUSED = Set.of("case", "select", "function", "coproc");

    /** They change what the rest of the line means. */
    private static final Set<String> REWRITING =
            Set.of("trap", "exec", "eval", "alias", "unalias", "enable", "builtin", "shopt", "set", "return");

    private final Source source;
    private final List<String> comments;
    private int pipelines;

    private ScriptReader(String text) {
        source = new Source(text, this::substitution);
        comments = source.comments();
    }

    /** Reads a whole source; never throws. */
    public static Reading read(String text) {
        try {
            ScriptReader reader = new ScriptReader(text);
            Script script = reader.script(Set.of());
            reader.source.endHere();
            return new Reading(Optional.of(script), "", false);
        } catch (NotUnderstood e) {
            return new Reading(Optional.empty(), String.valueOf(e.getMessage()), e.unfinished());
        }
    }

    private Script substitution() {
        Script script = script(Set.of());
        source.expect(")");
        return script;
    }

    private Script script(Set<String> terminators) {
        List<Statement> statements = new ArrayList<>();
        while (true) {
            source.skipSeparators();
            if (source.atEnd() || source.startsWith(")") || terminators.contains(source.peekWord())) {
                return new Script(statements, comments, source.documents());
            }
            statements.add(statement());
            source.skipBlanks();
            if (source.startsWith("&")) {
                throw NotUnderstood.because("it runs something in the background");
            }
            if (!source.atEnd() && !source.startsWith(")") && !source.atSeparator()) {
                throw NotUnderstood.because("there is an unexpected '%s'".formatted(source.peek()));
            }
        }
    }

    private Statement statement() {
        List<Pipeline> parts = new ArrayList<>(List.of(pipeline()));
        List<Join> joins = new ArrayList<>();
        while (true) {
            source.skipBlanks();
            if (!source.startsWith("&&") && !source.startsWith("||")) {
                return new Statement(parts, joins);
            }
            joins.add(source.startsWith("&&") ? Join.AND : Join.OR);
            source.advance(2);
            source.skipLines();
            parts.add(pipeline());
        }
    }

    private Pipeline pipeline() {
        source.skipBlanks();
        int id = pipelines++;
        int start = source.at();
        boolean negated = source.peekWord().equals("!");
        if (negated) {
            source.advance(1);
            source.skipBlanks();
        }
        List<Element> elements = new ArrayList<>();
        Element element = element();
        int end = source.at();
        source.skipBlanks();
        while (source.startsWith("|") && !source.startsWith("||")) {
            String operator = source.startsWith("|&") ? "|&" : "|";
            source.advance(operator.length());
            source.skipLines();
            elements.add(element.followedBy(operator));
            element = element();
            end = source.at();
            source.skipBlanks();
        }
        elements.add(element);
        return new Pipeline(id, negated, elements, start, end);
    }

    private Element element() {
        source.skipBlanks();
        int start = source.at();
        if (source.startsWith("((")) {
            return simple(start, source.until("((", "))"));
        }
        if (source.startsWith("(")) {
            source.advance(1);
            Script body = script(Set.of());
            source.expect(")");
            return compound("(", List.of(), List.of(body), start);
        }
        String word = source.peekWord();
        if (REFUSED.contains(word)) {
            throw NotUnderstood.because("it uses '%s'".formatted(word));
        }
        return switch (word) {
            case "{" -> block(start);
            case "if" -> choice(start);
            case "while", "until" -> loop(word, start);
            case "for" -> each(start);
            case "[[" -> simple(start, source.until("[[", "]]"));
            case "" -> throw source.missingCommand();
            default -> simple(start, List.of());
        };
    }

    private Element block(int start) {
        source.advance(1);
        Script body = script(Set.of("}"));
        source.expect("}");
        return compound("{", List.of(), List.of(body), start);
    }

    private Element choice(int start) {
        List<Script> conditions = new ArrayList<>();
        List<Script> bodies = new ArrayList<>();
        String word = "if";
        while (word.equals("if") || word.equals("elif")) {
            source.expect(word);
            conditions.add(script(Set.of("then")));
            source.expect("then");
            bodies.add(script(Set.of("elif", "else", "fi")));
            word = source.peekWord();
        }
        if (word.equals("else")) {
            source.expect("else");
            bodies.add(script(Set.of("fi")));
        }
        source.expect("fi");
        return compound("if", conditions, bodies, start);
    }

    private Element loop(String word, int start) {
        source.expect(word);
        Script condition = script(Set.of("do"));
        source.expect("do");
        Script body = script(Set.of("done"));
        source.expect("done");
        return compound(word, List.of(condition), List.of(body), start);
    }

    private Element each(int start) {
        source.expect("for");
        source.skipBlanks();
        while (!source.atEnd() && !source.atSeparator()) {
            Word unused = source.word();
            source.skipBlanks();
        }
        source.skipSeparators();
        source.expect("do");
        Script body = script(Set.of("done"));
        source.expect("done");
        return compound("for", List.of(), List.of(body), start);
    }

    private Element compound(String kind, List<Script> conditions, List<Script> bodies, int start) {
        Word name = new Word(kind, true, List.of(), start, start + kind.length());
        boolean redirected = false;
        while (source.atRedirection()) {
            redirected |= source.redirection();
        }
        return new Element(List.of(name), redirected, conditions, bodies, start, source.at(), "");
    }

    private Element simple(int start, List<Word> begun) {
        List<Word> words = new ArrayList<>(begun);
        boolean redirected = false;
        int end = source.at();
        source.skipBlanks();
        while (!source.atCommandEnd()) {
            if (source.atRedirection()) {
                redirected |= source.redirection();
            } else {
                words.add(source.word());
            }
            end = source.at();
            source.skipBlanks();
        }
        source.backTo(end);
        Element element = new Element(words, redirected, List.of(), List.of(), start, end, "");
        String program = Program.of(element).name();
        if (words.stream().anyMatch(word -> word.value().contains("__ralph"))) {
            throw NotUnderstood.because("it names what ralph itself uses");
        }
        if (REWRITING.contains(program)) {
            throw NotUnderstood.because("it uses '%s'".formatted(program));
        }
        return element;
    }
}
