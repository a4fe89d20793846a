package dev.ralph.loop;

import dev.ralph.model.Criterion;
import dev.ralph.model.FailureClass;
import dev.ralph.model.Status;
import dev.ralph.model.TaskId;
import dev.ralph.model.Verdict;
import dev.ralph.queue.Failure;
import dev.ralph.queue.FolderQueue;
import dev.ralph.queue.TaskFile;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;

/** Where one task stands, written into its own file as it changes. */
final class TaskEntry {

    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_REASON = 300;

    private final FolderQueue queue;
    private final TaskId id;
    private final InstantSource clock;
    private boolean finished;

    TaskEntry(FolderQueue queue, TaskId id, InstantSource clock) {
        this.queue = queue;
        this.id = id;
        this.clock = clock;
    }

    void begin() {
        queue.update(id, file -> file.withStatus(Status.IN_PROGRESS, Map.of()));
    }

    /** The attempts that the task has burnt since a person last asked for a new try. */
    int attempts() {
        return queue.find(id).map(TaskEntry::attempts).orElse(0);
    }

    static int attempts(TaskFile file) {
        String written = file.task().block().fields().getOrDefault("ATTEMPTS", "");
        return written.matches("\\d{1,6}") ? Integer.parseInt(written) : 0;
    }

    /** Ends the task without a run. */
    TaskResult refused(String reason) {
        written(file -> outcome(file, Status.FAILED, Map.of("REASON", reason)));
        return new TaskResult(id, Status.FAILED, reason);
    }

    /** Ends the task because it took too long; only its status and the reason change. */
    TaskResult outOfTime(String reason) {
        queue.update(id, file -> file.withStatus(Status.BLOCKED, Map.of("REASON", reason)));
        return new TaskResult(id, Status.BLOCKED, reason);
    }

    /** Puts the task back as if nothing had begun, unless its outcome is written already. */
    void putBack() {
        if (finished) {
            return;
        }
        queue.update(id, file -> file.withStatus(Status.PENDING, Map.of()));
    }

    /** Says that the outcome of the task is in its file. */
    void ended() {
        finished = true;
    }

    void complete(String branch, String commit, String evidence, List<String> criteria) {
        written(file -> {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("VERDICT", Verdict.Outcome.FIXED.name());
            fields.put("BRANCH", branch);
            fields.put("COMMIT", commit);
            fields.put("ATTEMPTS", String.valueOf(attempts(file) + 1));
            fields.put("EVIDENCE", evidence);
            TaskFile done = outcome(file, Status.COMPLETE, fields);
            // A person may have reworded one while the task was worked.
            List<String> present =
                    done.task().criteria().stream().map(Criterion::text).toList();
            for (String criterion : criteria.stream().filter(present::contains).toList()) {
                done = done.withTicked(criterion);
            }
            return done;
        });
    }

    /** A person or a missing piece is needed; no attempt is burnt. */
    void blocked(String verdict, List<String> reasons, String evidence) {
        String reason = String.join("; ", reasons).replaceAll("\\s+", " ").strip();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("VERDICT", verdict);
        fields.put("REASON", reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…");
        fields.put("EVIDENCE", evidence);
        written(file -> outcome(file, Status.BLOCKED, fields));
    }

    /** A person is asked; the answer comes with the command that gives it. */
    void asks(String question, String evidence) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("REASON", "a person is asked");
        fields.put("QUESTION", question);
        fields.put("EVIDENCE", evidence);
        written(file -> outcome(file, Status.BLOCKED, fields));
    }

    /** Everything that a plan demands was shown, or a person said so. */
    void verified(String evidence) {
        written(file -> outcome(file, Status.COMPLETE, Map.of("VERDICT", "PASSED", "EVIDENCE", evidence)));
    }

    /** Ends an attempt of which the next one is told what was tried. */
    void failed(FailedAttempt attempt, String evidence) {
        failed(attempt.verdict(), attempt.kind(), attempt.fingerprint(), attempt.text(), evidence);
    }

    private void failed(String verdict, FailureClass kind, String fingerprint, String text, String evidence) {
        Failure failure = new Failure(AT.format(clock.instant()), kind, fingerprint, text);
        written(file -> {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("VERDICT", verdict);
            fields.put("ATTEMPTS", String.valueOf(attempts(file) + 1));
            fields.put("EVIDENCE", evidence);
            return outcome(file, Status.FAILED, fields).withFailure(failure);
        });
    }

    private void written(UnaryOperator<TaskFile> outcome) {
        queue.update(id, outcome);
        finished = true;
    }

    /** Writes how a run ended; what an earlier run left in other fields is not true any more. */
    private TaskFile outcome(TaskFile file, Status status, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        for (String key : List.of("VERDICT", "REASON", "QUESTION", "BRANCH", "COMMIT", "EVIDENCE")) {
            if (file.task().block().fields().containsKey(key)) {
                all.putIfAbsent(key, "-");
            }
        }
        return file.withStatus(status, all);
    }

    /** The same for failures that differ in numbers only, such as seeds and counts. */
    static String fingerprint(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.replaceAll("\\d+", "#").getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }
}
