package dev.ralph.coder;

import dev.ralph.coder.FolderState.Kind;
import dev.ralph.coder.FolderState.Thing;
import dev.ralph.model.Edit;
import dev.ralph.model.OutsideText;
import dev.ralph.model.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a coding agent did to a folder, as edits; and what it did that is no edit of a text, as objections. */
final class AgentChanges {

    private static final int LARGEST = 1 << 20;
    private static final int MOST = 500;
    private static final int LONGEST = 200;

    private final Path folder;
    private final Desk desk;
    private final Secrets secrets;
    private final List<Edit> edits = new ArrayList<>();
    private final List<String> objections = new ArrayList<>();

    private AgentChanges(Path folder, Desk desk, Secrets secrets) {
        this.folder = folder;
        this.desk = desk;
        this.secrets = secrets;
    }

    /**
     * Compares a folder with what it was.
     *
     * @param desk knows the texts as they were
     * @param secrets none of them may be added to a file
     */
    static AgentChanges of(Path folder, FolderState before, Desk desk, Secrets secrets) {
        AgentChanges changes = new AgentChanges(folder, desk, secrets);
        try {
            FolderState after = FolderState.of(folder, ByProducts.since(before));
            SortedSet<String> paths = new TreeSet<>(before.things().keySet());
            paths.addAll(after.things().keySet());
            for (String path : paths) {
                changes.compare(
                        path,
                        Optional.ofNullable(before.things().get(path)),
                        Optional.ofNullable(after.things().get(path)));
            }
        } catch (IOException e) {
            changes.objections.add("it left a folder that cannot be read: " + shown(e.toString()));
        }
        if (changes.edits.size() > MOST) {
            changes.objections.add("it changed more than %d files".formatted(MOST));
        }
        return changes;
    }

    List<Edit> edits() {
        return List.copyOf(edits);
    }

    /** What was done that no edit can express or nobody could review; such a change is taken as a whole or not at all. */
    List<String> objections() {
        return List.copyOf(objections);
    }

    boolean isNothing() {
        return edits.isEmpty() && objections.isEmpty();
    }

    private void compare(String path, Optional<Thing> before, Optional<Thing> after) throws IOException {
        if (before.equals(after)) {
            return;
        }
        if (after.isEmpty()) {
            object("it deleted", path);
            return;
        }
        Thing now = after.get();
        if (now.kind() != Kind.FILE
                || before.filter(was -> was.kind() != Kind.FILE).isPresent()) {
            object(now.kind() == Kind.LINK ? "it made a link of" : "it made something else than a text file of", path);
        } else if (now.names() > 1) {
            object("it gave a second name to", path);
        } else if (now.isExecutable() != before.map(Thing::isExecutable).orElse(false)) {
            object("it changed whether one can execute", path);
        } else {
            text(path).ifPresent(content -> edit(path, before.isPresent(), content));
        }
    }

    private void edit(String path, boolean wasThere, String content) {
        Optional<String> was = desk.read(path);
        if (secrets.areAdded(was.orElse(""), content) || secrets.areAdded("", path)) {
            object("it wrote what may be a key into", secrets.hide(path));
        } else if (!wasThere) {
            edits.add(new Edit.CreateFile(path, content));
        } else if (was.isEmpty()) {
            object("it changed a file that is no text,", path);
        } else if (!was.get().equals(content)) {
            edits.add(new Edit.ReplaceText(path, was.get(), content));
        }
    }

    private Optional<String> text(String path) throws IOException {
        byte[] bytes;
        try (InputStream in = FolderState.open(folder.resolve(path))) {
            bytes = in.readNBytes(LARGEST + 1);
        }
        if (bytes.length > LARGEST) {
            object("it made a file of more than 1 MiB,", path);
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return Optional.of(text);
            }
        } catch (CharacterCodingException e) {
            // It is told below.
        }
        object("it wrote something else than text into", path);
        return Optional.empty();
    }

    private void object(String what, String path) {
        objections.add(what + " " + shown(path));
    }

    private static String shown(String text) {
        String safe = OutsideText.safe(text).replace('\n', ' ');
        return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST) + "…";
    }
}
