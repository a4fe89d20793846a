package dev.ralph.loop;

import dev.ralph.model.FailureClass;
import dev.ralph.model.OutsideText;
import dev.ralph.queue.PastFailure;
import dev.ralph.queue.TaskFile;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How an attempt at a task begins; the same failure again takes the next approach, and never the same. */
enum Approach {
    /** By a known repair; where none fits, a model edits. */
    PATTERN,
    /** A model reads, edits and tests. */
    EDIT,
    /** A model names parts, which become tasks of their own. */
    SPLIT,
    /** A person is asked what to do. */
    ASK;

    private static final int LONGEST_QUOTE = 300;

    /** So often may edits end in the same failure. */
    private static final int MOST_EDITS = 2;

    /**
     * Decides how the next attempt at a task begins.
     *
     * @param possible what can be done at all; a person can always be asked
     */
    static Approach next(TaskFile file, Set<Approach> possible) {
        Approach next = next(file.history(), Breaker.forgiven(file), possible);
        return next == ASK && isAnswered(file) && possible.contains(EDIT) ? EDIT : next;
    }

    /** Whether a person has said what to do about just this failure. */
    private static boolean isAnswered(TaskFile file) {
        String question = OutsideText.oneLine(question(file.history()));
        return file.answers().stream().anyMatch(answer -> answer.question().equals(question));
    }

    /**
     * Decides by the last failure that the task is to blame for: rules would do the same again, so they are not; a model
     * that is told how its edit failed may edit once more, and not when that ends in the same way. Where entries do not
     * tell what was tried, each stands for one approach.
     *
     * @param forgiven how many of the times of the last failure a person took back
     */
    static Approach next(List<PastFailure> history, int forgiven, Set<Approach> possible) {
        List<PastFailure> alike = alike(history);
        Optional<Approach> tried = alike.stream()
                .flatMap(failure -> tried(failure).stream())
                .filter(approach -> forgiven == 0)
                .max(Comparator.naturalOrder());
        int times = alike.stream().mapToInt(PastFailure::times).sum() - forgiven;
        return Stream.of(values())
                .filter(approach -> approach == ASK || possible.contains(approach))
                .skip(tried.isPresent() ? 0 : Math.max(0, times))
                .filter(approach -> tried.isEmpty() || mayFollow(approach, tried.get(), alike))
                .findFirst()
                .orElse(ASK);
    }

    private static boolean mayFollow(Approach next, Approach tried, List<PastFailure> alike) {
        int edits = alike.stream()
                .filter(failure -> tried(failure).filter(EDIT::equals).isPresent())
                .mapToInt(PastFailure::times)
                .sum();
        boolean onceMore = next == EDIT && tried == EDIT && edits < MOST_EDITS;
        return onceMore || next.compareTo(tried) > 0;
    }

    /** The approach that a failed attempt ended with; empty when it does not say. */
    private static Optional<Approach> tried(PastFailure failure) {
        return Stream.of(values())
                .filter(approach -> failure.tried().startsWith(approach.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The entries of the failure that the task ended in last; other tools' say nothing about the task itself. */
    private static List<PastFailure> alike(List<PastFailure> history) {
        List<PastFailure> own = history.stream().filter(Approach::counts).toList();
        return own.isEmpty()
                ? List.of()
                : own.stream()
                        .filter(failure -> failure.fingerprint()
                                .equals(own.get(own.size() - 1).fingerprint()))
                        .toList();
    }

    static boolean counts(PastFailure failure) {
        return !failure.fingerprint().isEmpty()
                && failure.kind().map(FailureClass::burnsAttempt).orElse(true);
    }

    /** What a person is asked when every approach ended in the same failure. */
    static String question(List<PastFailure> history) {
        List<PastFailure> alike = alike(history);
        Set<String> tried = alike.stream()
                .map(failure -> OutsideText.safe(failure.tried()))
                .filter(line -> !line.isEmpty())
                .map(line -> "by " + line)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        int times = alike.stream().mapToInt(PastFailure::times).sum();
        String seen = alike.isEmpty()
                ? ""
                : OutsideText.safe(alike.get(alike.size() - 1).seen());
        return "%s%s: %s. What should be done, or what is wrong about the task?"
                .formatted(
                        tried.isEmpty() ? "" : "tried " + String.join("; ", tried) + "; ",
                        times < 2 ? "the failure" : "the same failure each time, %d times".formatted(times),
                        Shortened.to(LONGEST_QUOTE, seen).replaceAll("\\s+", " "));
    }
}
