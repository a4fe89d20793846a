package dev.ralph.verify;

import java.util.List;
import java.util.Set;

/** Whether a method that runs a test for JUnit always runs it and passes on what it throws. */
final class Proceeding {

    private static final Set<String> CONDITIONS =
            Set.of("if", "else", "for", "while", "do", "switch", "case", "default", "catch", "?");
    private static final Set<String> EXITS = Set.of("return", "break", "continue", "throw", "yield");

    private Proceeding() {}

    static boolean mayFail(JavaOutline method) {
        return mayFail(method.inside());
    }

    private static boolean mayFail(List<JavaOutline> pieces) {
        boolean isLeft = false;
        for (int i = 0; i < pieces.size(); i++) {
            JavaOutline piece = pieces.get(i);
            boolean isRunning = piece.all().anyMatch(one -> proceeds(one.tokens()));
            if (!isRunning) {
                isLeft = isLeft
                        || piece.all().anyMatch(one -> one.tokens().stream().anyMatch(EXITS::contains));
                continue;
            }
            boolean isConditional = !piece.tokens().isEmpty()
                    && (CONDITIONS.contains(piece.tokens().get(0))
                            || (proceeds(piece.tokens()) && isChosen(piece.tokens())));
            boolean isTry = !piece.tokens().isEmpty() && piece.tokens().get(0).equals("try");
            if (isLeft || isConditional || (isTry && isKept(pieces, i)) || mayFail(piece.inside())) {
                return true;
            }
        }
        return false;
    }

    /** {@code proceed()} and the {@code evaluate()} of a rule take nothing. */
    private static boolean proceeds(List<String> tokens) {
        for (int i = 2; i + 2 < tokens.size(); i++) {
            if (tokens.get(i).matches("proceed|evaluate")
                    && tokens.get(i - 1).equals(".")
                    && tokens.get(i + 1).equals("(")
                    && tokens.get(i + 2).equals(")")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isChosen(List<String> tokens) {
        return tokens.contains("?") || tokens.contains("&") || tokens.contains("|") || tokens.contains("catch");
    }

    /** Whether what is thrown in a try does not always leave it. */
    private static boolean isKept(List<JavaOutline> pieces, int at) {
        for (int i = at + 1; i < pieces.size() && !pieces.get(i).tokens().isEmpty(); i++) {
            JavaOutline next = pieces.get(i);
            List<JavaOutline> inside = next.inside();
            boolean isCatch = next.tokens().get(0).equals("catch");
            if (!isCatch && !next.tokens().get(0).equals("finally")) {
                return false;
            }
            boolean isThrown = !inside.isEmpty()
                    && !inside.get(inside.size() - 1).tokens().isEmpty()
                    && inside.get(inside.size() - 1).tokens().get(0).equals("throw")
                    && inside.stream()
                            .noneMatch(one ->
                                    one.all().anyMatch(part -> part.tokens().contains("return")));
            boolean isEnded = next.all()
                    .flatMap(one -> one.tokens().stream())
                    .anyMatch(Set.of("return", "break", "continue")::contains);
            if (isCatch ? !isThrown && !isThrownLater(next, pieces, i) : isEnded) {
                return true;
            }
        }
        return false;
    }

    /** What is caught is kept in a variable, and thrown from there whenever there is any. */
    private static boolean isThrownLater(JavaOutline caught, List<JavaOutline> pieces, int at) {
        if (caught.inside().size() != 1
                || !caught.inside()
                        .get(0)
                        .text()
                        .matches("(\\w+) = "
                                + caught.tokens().get(caught.tokens().size() - 2))) {
            return false;
        }
        String name = caught.inside().get(0).tokens().get(0);
        for (JavaOutline later : pieces.subList(at + 1, pieces.size())) {
            if (later.text().equals("if ( " + name + " ! = null )")) {
                return later.inside().size() == 1
                        && later.inside().get(0).text().equals("throw " + name);
            }
            boolean isTouched = later.all()
                    .anyMatch(one ->
                            one.tokens().contains(name) || one.tokens().stream().anyMatch(EXITS::contains));
            if (isTouched) {
                return false;
            }
        }
        return false;
    }
}
