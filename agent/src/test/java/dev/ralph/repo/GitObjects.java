package dev.ralph.repo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Writes objects that git itself would refuse to make. */
final class GitObjects {

    private GitObjects() {}

    /** Writes a tree of entries, each given as {@code mode name} and the id of its object. */
    static String tree(Path root, String... entries) {
        ByteArrayOutputStream tree = new ByteArrayOutputStream();
        for (int i = 0; i < entries.length; i += 2) {
            tree.writeBytes((entries[i] + "\0").getBytes(StandardCharsets.UTF_8));
            byte[] id = new byte[Constants.OBJECT_ID_LENGTH];
            ObjectId.fromString(entries[i + 1]).copyRawTo(id, 0);
            tree.writeBytes(id);
        }
        try (Repository git = new FileRepositoryBuilder()
                        .setGitDir(root.resolve(".git").toFile())
                        .build();
                ObjectInserter inserter = git.newObjectInserter()) {
            ObjectId id = inserter.insert(Constants.OBJ_TREE, tree.toByteArray());
            inserter.flush();
            return id.name();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
