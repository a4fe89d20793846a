package dev.ralph.queue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A section or key of a task file that has a meaning here, with all its names.
 *
 * <p>Names are the same in any case, with and without accents, with straight and curly apostrophes, and when their
 * encoding is damaged in one of the usual ways. A name that is missing here belongs here.
 */
enum Term {
    DESCRIPTION("Description", "Objective", "Goal", "Objectif", "Objectifs", "But"),
    CRITERIA(
            "Success Criteria",
            "Acceptance Criteria",
            "Critères de succès",
            "Critères de réussite",
            "Critères d'acceptation",
            "Critères d'acceptance",
            "Critères de validation"),
    PRIORITY("Priority", "Priorité"),
    QUEUE("Queue", "File d'attente"),
    WSJF("WSJF", "WSJF Score", "Score WSJF"),
    PARENT("Parent", "Parent Task", "Tâche parente", "Tâche parent"),
    DEPENDS_ON(
            "Depends on",
            "Dependencies",
            "Dependency",
            "Blocked by",
            "Dépend de",
            "Dépendances",
            "Dépendance",
            "Bloqué par",
            "Bloquée par");

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final int LONGEST = 80;
    private static final Map<String, Term> BY_NAME = byName();

    @SuppressWarnings("ImmutableEnumChecker") // what List.of makes does not change
    private final List<String> names;

    Term(String... names) {
        this.names = List.of(names);
    }

    private static Map<String, Term> byName() {
        Map<String, Term> terms = new HashMap<>();
        for (Term term : values()) {
            term.names.forEach(name -> terms.put(folded(name), term));
        }
        return Map.copyOf(terms);
    }

    /** The name that the rest of the program knows. */
    String canonical() {
        return names.get(0);
    }

    /** Returns the term with this name, given as one char per byte. */
    static Optional<Term> of(String bytes) {
        String name = bytes.endsWith(":") ? bytes.substring(0, bytes.length() - 1) : bytes;
        Term plain = BY_NAME.get(name.toLowerCase(Locale.ROOT));
        // Most names are ASCII with single blanks, and a queue has thousands of them.
        boolean odd = !isAscii(name) || name.contains("  ") || name.contains("\t") || name.endsWith(" ");
        if (plain != null || !odd || name.length() > LONGEST) {
            return Optional.ofNullable(plain);
        }
        return Optional.ofNullable(BY_NAME.get(folded(isAscii(name) ? name : decoded(name))));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String decoded(String bytes) {
        byte[] raw = bytes.getBytes(ISO_8859_1);
        byte[] repaired = DoubleDecoded.repair(raw).map(Repaired::bytes).orElse(raw);
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(repaired)).toString();
        } catch (CharacterCodingException e) {
            // Not UTF-8 at all: the other encoding that French files have.
            return new String(raw, WINDOWS);
        }
    }

    private static String folded(String name) {
        String plain = isAscii(name)
                ? name
                : ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                        .replaceAll("");
        StringBuilder folded = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean blank = Character.isWhitespace(c) || c == '\u00A0' || c == '\u202F';
            boolean again = folded.isEmpty() || folded.charAt(folded.length() - 1) == ' ';
            if (!blank || !again) {
                folded.append(blank ? ' ' : c == '\u2019' ? '\'' : Character.toLowerCase(c));
            }
        }
        return folded.toString().strip();
    }
}
