package dev.ralph.queue;

import dev.ralph.model.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Measures claims in a folder of many tasks; run by hand, because how long something takes is no rule of a test.
 *
 * <p>{@code java -cp … dev.ralph.queue.QueueTimes make FOLDER 10000 SEED} fills a folder with copies of a file, each
 * with an id of its own; {@code … claim FOLDER} claims the next task several times in one process, first with nothing
 * known, and sets each back to PENDING at the end.
 */
final class QueueTimes {

    private static final int CLAIMS = 8;

    private QueueTimes() {}

    public static void main(String... arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        if (arguments[0].equals("make")) {
            make(folder, Integer.parseInt(arguments[2]), Files.readString(Path.of(arguments[3])));
        } else {
            claim(folder);
        }
    }

    private static void make(Path folder, int count, String seed) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < count; i++) {
            String id = "T" + (10_000 + i);
            String text = seed.replaceFirst("# Task \\S+:", "# Task " + id + ":")
                    .replaceFirst("STATUS: FAILED", "STATUS: PENDING");
            Files.writeString(folder.resolve(id + ".md"), text);
        }
    }

    private static void claim(Path folder) {
        FolderQueue queue = new FolderQueue(folder);
        for (int i = 0; i < CLAIMS; i++) {
            long began = System.nanoTime();
            TaskClaim claim = queue.claimNext("tdd").orElseThrow();
            long claimed = System.nanoTime();
            queue.update(claim.task(), task -> task.withStatus(Status.COMPLETE, Map.of()));
            long updated = System.nanoTime();
            say("claim %s %6.1f ms, update %6.1f ms"
                    .formatted(claim.task(), (claimed - began) / 1e6, (updated - claimed) / 1e6));
            began = System.nanoTime();
            TaskClaim second = queue.claimNext("tdd").orElseThrow();
            claimed = System.nanoTime();
            second.close();
            say("  then %s %6.1f ms".formatted(second.task(), (claimed - began) / 1e6));
            began = System.nanoTime();
            TaskClaim third = queue.claimNext("tdd").orElseThrow();
            claimed = System.nanoTime();
            third.close();
            say("  warm %s %6.1f ms".formatted(third.task(), (claimed - began) / 1e6));
            queue.update(claim.task(), task -> task.withStatus(Status.PENDING, Map.of()));
            claim.close();
        }
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
