package dev.ralph.plan;

import dev.ralph.model.OutsideText;
import dev.ralph.model.Part;
import dev.ralph.model.Task;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts that a model proposes for a task, made fit to become children: its words are text, and nothing more. */
final class Proposal {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_GOAL = 4_000;
    private static final int LONGEST_CRITERION = 300;
    private static final int MOST_CRITERIA = 10;
    private static final int MOST_FAULTS = 3;
    private static final double NEARLY = 0.85;

    private static final Pattern LIST_MARK = Pattern.compile("^(?:[-*+#>]+\\s+|\\d{1,4}[.)]\\s+|\\[[ xX]?]\\s*)+");

    /** What divides a task again is for the task itself to say; the words of a part are no such thing. */
    private static final Pattern TAGS = Pattern.compile("(?i)</?(?:subtask|fractal_delegate)\\b[^>]{0,300}>?");

    /** Names of tests, files and states: those of two words at least, as sentences have no such words. */
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}$][\\w$]*_[\\w$]+|\\p{L}[\\p{L}\\d]*\\p{Ll}\\p{Lu}[\\p{L}\\d]*");

    /** Words that nobody can check, and those between them. */
    private static final Set<String> VAGUE = Set.of(
            ("a adequate adequately all and any appropriate appropriately are as be been behaves best better clean cleanly"
                            + " code complete completed correct correctly done each easy efficient every everything"
                            + " expected fine finished follow followed follows fully function functioning good great high"
                            + " implementation implemented improved in is it its looks made maintainable met nice of ok okay"
                            + " perfectly practice practices proper properly quality readable reliable reliably required"
                            + " requirements robust should solid successful successfully task that the this to understand"
                            + " understandable well with work working works")
                    .split(" "));

    private final Task task;
    private final List<String> diagnosis;

    private Proposal(Task task, List<String> diagnosis) {
        this.task = task;
        this.diagnosis = diagnosis.stream().map(Proposal::oneLine).toList();
    }

    /** Returns what makes children of a task; fewer than two are none. */
    static List<Part> fit(Task task, List<Part> parts, List<String> diagnosis) {
        Proposal proposal = new Proposal(task, diagnosis);
        Map<String, Part> distinct = new LinkedHashMap<>();
        parts.stream()
                .flatMap(part -> proposal.fit(part).stream())
                .forEach(part -> distinct.putIfAbsent(part.fingerprint(), part));
        return distinct.size() < 2 ? List.of() : List.copyOf(distinct.values());
    }

    private Optional<Part> fit(Part part) {
        String goal =
                cut(TAGS.matcher(OutsideText.safe(part.goal())).replaceAll("").strip(), LONGEST_GOAL);
        String title = cut(line(part.title()), LONGEST_TITLE);
        if (!says(title)) {
            title = cut(line(goal), LONGEST_TITLE);
        }
        if (!says(title) || isTaskAgain(title, goal)) {
            return Optional.empty();
        }
        return Optional.of(new Part(title, says(goal) ? goal : title, criteria(part, title + "\n" + goal)));
    }

    private static boolean says(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static String oneLine(String text) {
        return OutsideText.safe(text).replaceAll("[\\s\\p{Z}]+", " ").strip();
    }

    /** The text in one line, without what would make it an item, a heading or a quotation. */
    private static String line(String text) {
        String plain = TAGS.matcher(oneLine(text)).replaceAll("");
        return LIST_MARK
                .matcher(plain)
                .replaceFirst("")
                .replaceAll("\\*\\*|__|`{3,}|~{3,}", "")
                .strip();
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)).strip() + "…";
    }

    /** Whether a part is the task over again, in these words or nearly; then nothing would be won. */
    private boolean isTaskAgain(String title, String goal) {
        List<Set<String>> own = Stream.of(task.title(), task.goal(), task.title() + " " + task.goal())
                .map(Proposal::words)
                .toList();
        return Stream.of(goal, title + " " + goal)
                .map(Proposal::words)
                .anyMatch(words -> own.stream().anyMatch(whole -> alike(words, whole)));
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean alike(Set<String> words, Set<String> others) {
        long common = words.stream().filter(others::contains).count();
        return common > 0 && common >= NEARLY * (words.size() + others.size() - common);
    }

    /** What of its criteria can be checked; without any, that the faults that it speaks of are gone. */
    private List<String> criteria(Part part, String text) {
        List<String> checkable = part.criteria().stream()
                .map(criterion -> cut(line(criterion), LONGEST_CRITERION))
                .filter(Proposal::isCheckable)
                .distinct()
                .limit(MOST_CRITERIA)
                .toList();
        return checkable.isEmpty() ? faultsOf(text) : checkable;
    }

    private static boolean isCheckable(String criterion) {
        return !VAGUE.containsAll(words(criterion));
    }

    /** The findings that share a name with the part; where none does, the caller has criteria for any part. */
    private List<String> faultsOf(String text) {
        Set<String> names = names(text);
        return diagnosis.stream()
                .filter(sentence -> names(sentence).stream().anyMatch(names::contains))
                .limit(MOST_FAULTS)
                .map(sentence -> "No run shows any more that " + cut(sentence, LONGEST_CRITERION))
                .toList();
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text).results().map(match -> match.group()).collect(Collectors.toSet());
    }
}
