package dev.ralph.loop;

import dev.ralph.model.RalphException;
import dev.ralph.runner.Framework;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The sources that a project's tests need: its own folder, or one above it that holds parts of it.
 *
 * @param root the folder that must be copied to build the project elsewhere
 * @param project path of the project inside {@code root}, empty for the root itself
 * @param leftOut names of folders that are no sources
 */
record SourceTree(Path root, String project, Set<String> leftOut) {

    SourceTree {
        leftOut = Set.copyOf(leftOut);
    }

    /** Finds the tree of a project folder. */
    static SourceTree of(Path project, Framework framework) {
        Path folder = project.toAbsolutePath().normalize();
        Path root = Files.isRegularFile(folder.resolve("pom.xml"))
                ? parentProject(folder)
                : topmostWith(framework.above(), folder);
        return new SourceTree(root, root.relativize(folder).toString(), Set.copyOf(framework.leftOut()));
    }

    /** The folder of the parent project when the {@code pom.xml} names one beside it. */
    private static Path parentProject(Path folder) {
        Path root = folder;
        while (namesParent(root)
                && root.getParent() != null
                && Files.exists(root.getParent().resolve("pom.xml"))) {
            root = root.getParent();
        }
        return root;
    }

    /** The topmost folder of the repository with one of these files; the project's own when there is none above. */
    private static Path topmostWith(List<String> files, Path project) {
        Path topmost = project;
        for (Path folder = project; folder != null; folder = folder.getParent()) {
            Path here = folder;
            if (files.stream().anyMatch(file -> Files.isRegularFile(here.resolve(file)))) {
                topmost = folder;
            }
            if (Files.exists(folder.resolve(".git"))) {
                return topmost;
            }
        }
        return project;
    }

    private static boolean namesParent(Path folder) {
        try {
            String pom = Files.readString(folder.resolve("pom.xml"));
            return pom.contains("<parent>") && !pom.contains("<relativePath/>") && !pom.contains("<relativePath />");
        } catch (IOException e) {
            throw new RalphException(
                    "The pom.xml cannot be read: " + e.getMessage() + ".",
                    folder.resolve("pom.xml").toString(),
                    "let the user who runs ralph read it as a text in UTF-8");
        }
    }

    /** A virtual environment of Python is full of what others wrote, whatever its name. */
    private boolean isLeftOut(Path directory) {
        Path name = directory.getFileName();
        return (name != null && leftOut.contains(name.toString()))
                || Files.isRegularFile(directory.resolve("pyvenv.cfg"));
    }

    /**
     * Copies the sources, without what a build or git made of them; links are copied as links.
     *
     * @throws RalphException when some cannot be read
     */
    void copyTo(Path target) {
        try {
            new SourceCopy(root, target, this::isLeftOut).copy();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy the sources in " + root, e);
        }
    }
}
