package dev.ralph.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InboxTest {

    @TempDir
    private Path folder;

    @Test
    void what_a_test_puts_in_the_place_of_a_batch_is_passed_over_and_kept() throws Exception {
        Path batch = folder.resolve("batch-000001");
        Files.createDirectories(batch);
        CompletableFuture<String> taken = CompletableFuture.supplyAsync(this::next);

        assertThat(waits(taken)).isTrue();
        Files.delete(batch);
        Files.createSymbolicLink(batch, sealed("real", "n0nce"));
        assertThat(waits(taken)).isTrue();
        Files.delete(batch);
        Files.move(sealed("forged", "guess"), batch);
        assertThat(waits(taken)).isTrue();
        assertThat(batch).exists();

        Files.move(sealed("true", "n0nce"), batch, StandardCopyOption.ATOMIC_MOVE);

        assertThat(taken.get(20, TimeUnit.SECONDS)).isEqualTo("true");
        assertThat(batch).doesNotExist();
    }

    private static boolean waits(CompletableFuture<String> taken) throws InterruptedException {
        Thread.sleep(50);
        return !taken.isDone();
    }

    private Path sealed(String body, String key) throws Exception {
        Path file = folder.resolve("waiting-" + body);
        Files.write(file, (Seal.with(key).of(body + "\n") + "\n" + body + "\n").getBytes(StandardCharsets.UTF_8));
        return file;
    }

    private String next() {
        try {
            return String.join(" ", new Inbox(folder, Seal.with("n0nce")).next());
        } catch (Exception e) {
            return e.toString();
        }
    }
}
