package dev.ralph.verify;

import dev.ralph.verify.shell.Program;
import dev.ralph.verify.shell.Script.Word;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words at the start of a line by which commands say what they found. */
enum Markers {
    FAIL("FAIL(?:ED|URE)?|ERROR|MISSING|BROKEN|NOT[ _]?OK", "✗✘❌"),
    PASS("PASS(?:ED)?|OK|OKAY|SUCCESS", "✓✔✅"),
    INFO("INFO|NOTE|WARN(?:ING)?", "ℹ");

    /** Programs that are no part of the line are believed only when they say no. */
    private static final Pattern FAIL_IN_OUTPUT = Pattern.compile("^\\s*(?:FAIL(?![\\w-])|FAILED:)", Pattern.MULTILINE);

    private final Pattern pattern;

    /** In capitals a word is a marker by itself; in small letters it must stand alone or before a colon. */
    Markers(String words, String signs) {
        pattern = Pattern.compile(
                "[\\s\\[(*=-]*(?:(?:%s)(?!\\w)|(?i:%1$s)\\s*(?:[:!.].*)?$|[%s]).*".formatted(words, signs),
                Pattern.DOTALL);
    }

    /** The marker that a command prints, by its source. */
    static Optional<Markers> printedBy(Program program) {
        if (!program.isEcho()) {
            return Optional.empty();
        }
        String text = program.arguments().stream()
                .map(Word::value)
                .filter(value -> !value.matches("-[neE]+"))
                .findFirst()
                .orElse("");
        return Stream.of(values())
                .filter(marker -> marker.pattern.matcher(text).matches())
                .findFirst();
    }

    static boolean sayFail(String output) {
        return FAIL_IN_OUTPUT.matcher(output).find();
    }
}
