package dev.ralph.queue;

import dev.ralph.model.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/** A process of its own that works a queue: claims a task, writes its id into a file, completes it, until none is left. */
final class ClaimingProcess {

    private ClaimingProcess() {}

    public static void main(String... arguments) throws Exception {
        FolderQueue queue = new FolderQueue(Path.of(arguments[0]));
        Path worked = Path.of(arguments[1]);
        while (true) {
            Optional<TaskClaim> next = queue.claimNext("tdd");
            if (next.isEmpty()) {
                return;
            }
            try (TaskClaim claim = next.get()) {
                byte[] line = (claim.task() + "\n").getBytes(StandardCharsets.UTF_8);
                Files.write(worked, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                queue.update(claim.task(), task -> task.withStatus(Status.IN_PROGRESS, Map.of()));
                queue.update(claim.task(), task -> task.withStatus(Status.COMPLETE, Map.of()));
            }
        }
    }
}
