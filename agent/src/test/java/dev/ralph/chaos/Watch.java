package dev.ralph.chaos;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** Sees what happens to the files below a folder, as it happens. */
final class Watch implements AutoCloseable {

    /** Full of files that come and go and say nothing about the state of a task. */
    private static final Pattern NOT_WATCHED =
            Pattern.compile("lives|tmp|maven|cache/m2|cache/work/.*|project/(leaking|wrong|fine|\\.git/hooks)");

    private final Path root;
    private final WatchService service;

    Watch(Path root) {
        this.root = root;
        try {
            service = FileSystems.getDefault().newWatchService();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        watch(root);
    }

    private void watch(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                        throws IOException {
                    if (NOT_WATCHED
                            .matcher(root.relativize(directory).toString())
                            .matches()) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    directory.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // It is gone again.
        }
    }

    /**
     * Waits until files that match have changed so many times, or the process or the time has come to an end.
     *
     * @param begun whether the time runs
     */
    boolean await(Aim aim, Process process, BooleanSupplier begun) throws InterruptedException {
        int left = aim.nth();
        long start = 0;
        while (process.isAlive()
                && (start == 0 || System.nanoTime() - start < aim.limit().toNanos())) {
            start = start == 0 && begun.getAsBoolean() ? System.nanoTime() : start;
            WatchKey key = service.poll(2, TimeUnit.MILLISECONDS);
            if (key == null) {
                continue;
            }
            for (WatchEvent<?> event : key.pollEvents()) {
                Path path = ((Path) key.watchable()).resolve(String.valueOf(event.context()));
                if (aim.file().matcher(root.relativize(path).toString()).matches() && --left == 0) {
                    return true;
                }
                if (event.kind() == ENTRY_CREATE && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    watch(path);
                }
            }
            key.reset();
        }
        return false;
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
