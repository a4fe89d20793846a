package dev.ralph.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.Status;
import dev.ralph.model.Task;
import dev.ralph.queue.FolderQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Looks at the folder after every kill: what must be true at any moment. */
final class Look {

    private static final Set<Status> OPEN = EnumSet.of(Status.PENDING, Status.IN_PROGRESS);
    private static final Pattern BLOCK = Pattern.compile("(?s)(---RALPH_STATUS---\n).*?(---END_RALPH_STATUS---)");
    private static final Pattern FAILURE =
            Pattern.compile("(?s)\n*## Last Failure \\([^\n]*\\)\n(?:\\w+: \\w+\n)*(`{3,})\n.*?\n\\1\n*");

    private final ChaosFolder folder;
    private final Map<String, String> original;
    private final Map<String, String> ended = new TreeMap<>();
    private final Map<String, String> branches = new TreeMap<>();
    private final String checkout;

    Look(ChaosFolder folder) {
        this.folder = folder;
        this.original = files();
        this.checkout = checkout();
    }

    /** Fails when anything is half done to the eyes of a person, or differs from what an earlier look found final. */
    void at(Object moment) {
        Map<String, String> now = files();
        assertThat(now.keySet()).as("task files after %s", moment).isEqualTo(original.keySet());
        FolderQueue.Listing listing = new FolderQueue(folder.tasks()).list();
        assertThat(listing.problems()).as("problems after %s", moment).isEmpty();
        for (Task task : listing.tasks()) {
            String id = task.id().value();
            String file = now.get(id);
            assertThat(constant(file)).as("%s after %s", id, moment).isEqualTo(constant(original.get(id)));
            if (!OPEN.contains(task.status())) {
                assertThat(task.status().name())
                        .as("%s after %s:%n%s", id, moment, file)
                        .isEqualTo(folder.ends().get(id));
                assertThat(ended.merge(id, file, (first, second) -> first))
                        .as("what %s says when it has ended", id)
                        .isEqualTo(file);
            } else {
                assertThat(ended).as("ended before %s", moment).doesNotContainKey(id);
            }
        }
        Git.in(folder.project())
                .branches()
                .forEach((branch, commit) -> assertThat(branches.merge(branch, commit, (first, second) -> first))
                        .as("commit of %s after %s", branch, moment)
                        .isEqualTo(commit));
        assertThat(checkout()).as("the checkout after %s", moment).isEqualTo(checkout);
    }

    /** The bytes of a task file that never change. */
    private static String constant(String file) {
        String block = BLOCK.matcher(file).replaceFirst("$1$2");
        String failure = FAILURE.matcher(block).replaceFirst("\n");
        return failure.replace("- [x] Tests pass", "- [ ] Tests pass").stripTrailing();
    }

    /** Every file of the tasks folder that can be meant as a task. */
    private Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        for (String id : folder.ends().keySet()) {
            Path file = folder.tasks().resolve(id + ".md");
            if (Files.exists(file)) {
                files.put(id, text(file));
            }
        }
        return files;
    }

    /** What is the user's: the index, the current branch, the configuration and all that git sees in the checkout. */
    private String checkout() {
        Path git = folder.project().resolve(".git");
        return text(git.resolve("index"))
                + text(git.resolve("HEAD"))
                + text(git.resolve("config"))
                + Git.in(folder.project()).run("--no-optional-locks", "status", "--porcelain=v1", "-uall");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
