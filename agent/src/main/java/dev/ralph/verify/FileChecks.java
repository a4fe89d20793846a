package dev.ralph.verify;

import dev.ralph.model.MustHaves.Artifact;
import dev.ralph.model.MustHaves.KeyLink;
import dev.ralph.verify.PlanReport.FileCheck;
import dev.ralph.verify.PlanReport.Outcome;
import dev.ralph.verify.ProjectFiles.Content;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Judges what the files of a project hold: artifacts and key links. Nothing of the project runs for it. */
final class FileChecks {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Pattern BARE_BRACE = Pattern.compile("(?<!\\\\)(?<!\\\\[pPx])\\{(?!\\d+(?:,\\d*)?\\})");

    private final ProjectFiles files;

    FileChecks(ProjectFiles files) {
        this.files = files;
    }

    FileCheck artifact(Artifact artifact) {
        Content content = files.read(artifact.path());
        if (content.text().isEmpty()) {
            return unread(artifact.path(), artifact.path(), content);
        }
        String text = content.text().get();
        List<String> wrong = new ArrayList<>();
        int lines = lines(text);
        artifact.minLines().ifPresent(least -> {
            if (lines < least) {
                wrong.add("it has %d lines instead of at least %d".formatted(lines, least));
            }
        });
        artifact.contains().filter(part -> !text.contains(part)).ifPresent(part -> wrong.add(lacks(part)));
        artifact.exports().stream()
                .filter(part -> !text.contains(part))
                .forEach(part -> wrong.add("it does not export '%s'".formatted(part)));
        return wrong.isEmpty()
                ? new FileCheck(artifact.path(), Outcome.PASSED, "%d lines".formatted(lines))
                : new FileCheck(artifact.path(), Outcome.FAILED, String.join("; ", wrong));
    }

    FileCheck keyLink(KeyLink link) {
        String subject = link.from() + " → " + link.to();
        Content content = files.read(link.from());
        if (content.text().isEmpty()) {
            return unread(subject, link.from(), content);
        }
        String text = content.text().get();
        if (link.pattern().isPresent()) {
            return matched(subject, text, link.pattern().get());
        }
        if (link.to().isBlank()) {
            return new FileCheck(subject, Outcome.NO_EVIDENCE, "the link says neither what it leads to nor a pattern");
        }
        return text.contains(link.to())
                ? new FileCheck(subject, Outcome.PASSED, "it contains '%s'".formatted(link.to()))
                : new FileCheck(subject, Outcome.FAILED, lacks(link.to()));
    }

    private static FileCheck matched(String subject, String text, String regex) {
        try {
            Optional<Boolean> found = HastyText.find(pattern(regex), text, PATIENCE);
            if (found.isEmpty()) {
                return new FileCheck(
                        subject, Outcome.NO_EVIDENCE, "the search for /%s/ takes too long".formatted(regex));
            }
            return found.get()
                    ? new FileCheck(subject, Outcome.PASSED, "/%s/ is found".formatted(regex))
                    : new FileCheck(subject, Outcome.FAILED, "/%s/ is not found".formatted(regex));
        } catch (PatternSyntaxException e) {
            String why = "/%s/ is no regular expression: %s".formatted(regex, e.getDescription());
            return new FileCheck(subject, Outcome.NO_EVIDENCE, why);
        }
    }

    /** Spellings that JavaScript takes and Java does not: {@code [^]}, a bracket in a class, a brace that counts nothing. */
    private static Pattern pattern(String regex) {
        String java = BARE_BRACE
                .matcher(regex.replace("[^]", "[\\s\\S]").replaceAll("(?<!\\\\)\\[\\[", "[\\\\["))
                .replaceAll("\\\\{");
        return Pattern.compile(java, Pattern.UNIX_LINES);
    }

    private static FileCheck unread(String subject, String path, Content content) {
        if (!content.refusal().isEmpty()) {
            return new FileCheck(subject, Outcome.NO_EVIDENCE, content.refusal());
        }
        return ProjectCopy.mayLeaveOut(path)
                ? new FileCheck(subject, Outcome.NO_EVIDENCE, "%s lies in a folder that is not copied".formatted(path))
                : new FileCheck(subject, Outcome.FAILED, "%s does not exist".formatted(path));
    }

    private static String lacks(String part) {
        return "it does not contain '%s'".formatted(part);
    }

    /**
     * Lines as an editor counts them: a line end closes a line and opens none. A split at every {@code \n}, as other
     * tools do it, counts one more for a file that ends as it should, so that 59 lines pass for 60.
     */
    static int lines(String text) {
        return (int) text.lines().count();
    }
}
