package dev.ralph.repo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;

/** Writes a tree as files. Links come last, so that no file is ever written through one. */
final class Export {

    private final Repository git;
    private final DirCache files;

    Export(Repository git, DirCache files) {
        this.git = git;
        this.files = files;
    }

    /** Writes everything and returns the links that were left out. */
    List<String> into(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> present = Files.list(folder)) {
            if (present.findAny().isPresent()) {
                throw new IllegalArgumentException("a tree is exported into an empty folder only: " + folder);
            }
        }
        List<DirCacheEntry> links = new ArrayList<>();
        for (int i = 0; i < files.getEntryCount(); i++) {
            DirCacheEntry entry = files.getEntry(i);
            Path target = folder.resolve(entry.getPathString());
            if (FileMode.SYMLINK.equals(entry.getRawMode())) {
                links.add(entry);
            } else if (FileMode.GITLINK.equals(entry.getRawMode())) {
                Files.createDirectories(target);
            } else {
                write(entry, target);
            }
        }
        return link(folder, links);
    }

    private void write(DirCacheEntry entry, Path target) throws IOException {
        Files.createDirectories(target.resolveSibling(""));
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            git.open(entry.getObjectId(), Constants.OBJ_BLOB).copyTo(out);
        }
        if (FileMode.EXECUTABLE_FILE.equals(entry.getRawMode())) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(target);
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(target, permissions);
        }
    }

    private List<String> link(Path folder, List<DirCacheEntry> links) throws IOException {
        for (DirCacheEntry entry : links) {
            Path link = folder.resolve(entry.getPathString());
            byte[] target = git.open(entry.getObjectId(), Constants.OBJ_BLOB).getBytes();
            Files.createDirectories(link.resolveSibling(""));
            Files.createSymbolicLink(link, Path.of(new String(target, StandardCharsets.UTF_8)));
        }
        // Only when all links exist is it known where a chain of them ends.
        Path root = folder.toRealPath();
        List<String> outside = links.stream()
                .map(DirCacheEntry::getPathString)
                .filter(path -> !leadsInto(root, folder.resolve(path)))
                .toList();
        for (String path : outside) {
            Files.delete(folder.resolve(path));
        }
        return outside;
    }

    private static boolean leadsInto(Path root, Path link) {
        try {
            return !Files.readSymbolicLink(link).isAbsolute()
                    && link.toRealPath().startsWith(root);
        } catch (IOException e) {
            // It leads nowhere, or in a circle.
            return false;
        }
    }
}
