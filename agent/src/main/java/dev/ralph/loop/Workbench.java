package dev.ralph.loop;

import dev.ralph.fixture.Site;
import dev.ralph.fixture.Tree;
import dev.ralph.model.Patch;
import dev.ralph.repo.BranchMerge;
import dev.ralph.repo.UserRepository;
import dev.ralph.repo.Workspace;
import dev.ralph.runner.Suite;
import dev.ralph.sandbox.SandboxUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The private clone of one task and the places where it is built; foreign code only ever sees exports of it. */
final class Workbench implements AutoCloseable {

    private final Workroom room;
    private final Workspace files;
    private final Kit kit;
    private final String project;
    private final Path logs;
    private final Path unchanged;
    private final Path unchangedToBuild;
    private Optional<Suite> unchangedSuite = Optional.empty();
    private Optional<Suite> suite = Optional.empty();
    private boolean changed;
    private int exports;
    private int builds;

    /**
     * Clones the repository.
     *
     * @param project path of the project inside the repository, empty for the root
     * @param logs receives the logs of the builds
     */
    Workbench(UserRepository user, Workroom room, Kit kit, String project, Path logs) {
        this.room = room;
        this.files = user.cloneInto(room.folder("clone"));
        this.kit = kit;
        this.project = project;
        this.logs = logs;
        this.unchanged = export("unchanged");
        this.unchangedToBuild = export("tree");
    }

    Workspace files() {
        return files;
    }

    String project() {
        return project;
    }

    /** Returns what a file held before any patch. */
    Optional<String> original(String path) {
        Path file = unchanged.resolve(path);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            // Other files than those that are changed may be looked at, too, and need not be UTF-8.
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The same paths relative to the repository. */
    Set<String> inRepository(Set<String> pathsInProject) {
        return project.isEmpty()
                ? pathsInProject
                : pathsInProject.stream().map(path -> project + "/" + path).collect(Collectors.toSet());
    }

    /** Forgets every patch. */
    void reset() {
        files.reset();
        changed = false;
        suite = Optional.empty();
    }

    /** The layout of the unchanged sources: what patterns generate must not be taken for the target's own. */
    Site site() {
        return kit.survey().of(unchanged.resolve(project)).site(project, Tree.of(files::readText, files::below));
    }

    void apply(Patch patch) {
        files.apply(patch);
        changed = true;
        suite = Optional.empty();
    }

    /** Takes over the changes of other branches. */
    Patch merge(UserRepository user, List<BranchMerge.Source> branches) {
        changed = true;
        suite = Optional.empty();
        return BranchMerge.into(files, user, branches);
    }

    /** Whether no patch has been applied yet. */
    boolean isUnchanged() {
        return !changed;
    }

    /** The project without any patch, built when it is first asked for. */
    Suite unchanged() {
        if (unchangedSuite.isEmpty()) {
            unchangedSuite = Optional.of(build(unchangedToBuild));
        }
        return unchangedSuite.get();
    }

    /** The project as it is now, built when it is first asked for. */
    Suite suite() {
        if (!changed) {
            return unchanged();
        }
        if (suite.isEmpty()) {
            suite = Optional.of(build(export("tree")));
        }
        return suite.get();
    }

    /** Builds an export, which is foreign territory from then on. */
    private Suite build(Path tree) {
        SandboxUser.current().prepare(tree);
        return kit.runner().prepare(tree, project, logs.resolve("build-" + ++builds));
    }

    /** A new folder for what works with the project; it goes with the workbench. */
    Path folder(String kind) {
        return room.folder(kind + "-" + ++exports);
    }

    /** Exports the project's files as they are now, for reading; no foreign code ever gets there. */
    Path sources() {
        return export("sources").resolve(project);
    }

    private Path export(String kind) {
        Path folder = room.folder(kind + "-" + ++exports);
        files.export(folder);
        return folder;
    }

    @Override
    public void close() {
        files.close();
    }
}
