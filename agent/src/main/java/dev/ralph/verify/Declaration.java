package dev.ralph.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands before the brace of a type or method.
 *
 * @param annotations each with its arguments, such as {@code @ Tag ( "slow" )}
 * @param words everything else up to the parameters of a method, or the whole of a type
 * @param parameters with their brackets; empty for a type other than a record
 */
record Declaration(boolean isType, String name, List<String> annotations, List<String> words, String parameters) {

    private static final Set<String> TYPES = Set.of("class", "interface", "enum", "record");
    private static final Set<String> NOT_METHODS =
            Set.of("if", "for", "while", "switch", "catch", "try", "synchronized", "new", "return", "else", "do");

    Declaration {
        annotations = List.copyOf(annotations);
        words = List.copyOf(words);
    }

    /** Reads a block that lies in a file, a type or a method; empty when it declares nothing. */
    static Optional<Declaration> of(JavaOutline block) {
        List<String> annotations = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        List<String> tokens = block.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).equals("@")
                    && i + 1 < tokens.size()
                    && !tokens.get(i + 1).equals("interface")) {
                int end = endOfAnnotation(tokens, i);
                annotations.add(String.join(" ", tokens.subList(i, end)));
                i = end - 1;
            } else {
                rest.add(tokens.get(i));
            }
        }
        return type(rest, annotations).or(() -> method(rest, annotations));
    }

    /** The last part of an annotation's name, without arguments. */
    static String simpleName(String annotation) {
        String name = annotation.split(" \\(", 2)[0];
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    boolean has(Set<String> annotationNames) {
        return annotations.stream().map(Declaration::simpleName).anyMatch(annotationNames::contains);
    }

    private static Optional<Declaration> type(List<String> rest, List<String> annotations) {
        int parameters = rest.contains("(") ? rest.indexOf("(") : rest.size();
        for (int i = 0; i + 1 < rest.size() && i < parameters; i++) {
            if (TYPES.contains(rest.get(i)) && JavaTokens.isWord(rest.get(i + 1)) && !rest.contains("new")) {
                return Optional.of(new Declaration(true, rest.get(i + 1), annotations, rest, ""));
            }
        }
        return Optional.empty();
    }

    private static Optional<Declaration> method(List<String> rest, List<String> annotations) {
        int open = rest.indexOf("(");
        if (open < 1 || !JavaTokens.isWord(rest.get(open - 1)) || rest.contains("=") || rest.contains("->")) {
            return Optional.empty();
        }
        if (rest.subList(0, open).stream().anyMatch(NOT_METHODS::contains)) {
            return Optional.empty();
        }
        int close = endOfBrackets(rest, open);
        String parameters = String.join(" ", rest.subList(open, close));
        return Optional.of(new Declaration(false, rest.get(open - 1), annotations, rest.subList(0, open), parameters));
    }

    private static int endOfAnnotation(List<String> tokens, int at) {
        int end = Math.min(at + 2, tokens.size());
        while (end + 1 < tokens.size() && tokens.get(end).equals(".")) {
            end += 2;
        }
        return end < tokens.size() && tokens.get(end).equals("(") ? endOfBrackets(tokens, end) : end;
    }

    private static int endOfBrackets(List<String> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += tokens.get(i).equals("(") ? 1 : 0;
            depth -= tokens.get(i).equals(")") ? 1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return tokens.size();
    }
}
