package dev.ralph.verify;

import dev.ralph.model.Edit;
import dev.ralph.model.Edit.CreateFile;
import dev.ralph.model.Edit.ReplaceText;
import dev.ralph.model.Patch;
import dev.ralph.model.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides from the text alone whether a patch may exist: it stays where the step may write, loses no test, and
 * loosens none.
 *
 * <p>What a text cannot show, such as a test that is filtered out at run time, is for the comparison of the tests
 * that ran.
 */
public final class PatchGuard {

    private static final int LONGEST = 2_000_000;
    private static final int DEEPEST = 400;

    private final Function<String, Optional<String>> tree;
    private final Set<String> allowedRoots;
    private final Map<String, String> before = new LinkedHashMap<>();
    private final Map<String, String> after = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private PatchGuard(Function<String, Optional<String>> tree, Set<String> allowedRoots) {
        this.tree = tree;
        this.allowedRoots = Set.copyOf(allowedRoots);
    }

    /**
     * Returns everything that speaks against a patch; nothing when it may be applied.
     *
     * @param before content of a file of the repository before the patch, by path; empty when there is no such file
     * @param allowedRoots folders or files that may be written, relative to the root of the repository
     */
    public static List<Problem> check(
            Patch patch, Function<String, Optional<String>> before, Set<String> allowedRoots) {
        PatchGuard guard = new PatchGuard(before, allowedRoots);
        patch.edits().forEach(guard::apply);
        guard.after.forEach(guard::look);
        return List.copyOf(guard.problems);
    }

    /** Returns what is wrong with writing a file, whatever is written; empty when nothing is. */
    public static Optional<String> refusal(String path, Set<String> allowedRoots) {
        return PathRule.refuse(path, allowedRoots);
    }

    private void apply(Edit edit) {
        Optional<String> refusal = PathRule.refuse(edit.path(), allowedRoots);
        if (refusal.isPresent()) {
            problem(refusal.get(), edit.path(), "change only files under " + allowedRoots);
            return;
        }
        if (!before.containsKey(edit.path())) {
            Optional<String> content = tree.apply(edit.path());
            before.put(edit.path(), content.orElse(""));
            content.ifPresent(text -> after.put(edit.path(), text));
        }
        edit.match(this::create, this::replace);
    }

    private boolean create(CreateFile edit) {
        if (after.containsKey(edit.path())) {
            problem("the patch creates a file that exists", edit.path(), "replace a part of it instead");
            return false;
        }
        after.put(edit.path(), edit.content());
        return true;
    }

    private boolean replace(ReplaceText edit) {
        String text = after.getOrDefault(edit.path(), "");
        int at = text.indexOf(edit.find());
        // A file without a text is replaced as a whole by quoting all of it, which is nothing.
        boolean isEmptyFile = edit.find().isEmpty() && text.isEmpty() && after.containsKey(edit.path());
        boolean isOnce = !edit.find().isEmpty() && at >= 0 && text.indexOf(edit.find(), at + 1) < 0;
        if (!isOnce && !isEmptyFile) {
            problem(
                    "the text to replace does not occur exactly once",
                    edit.path(),
                    "quote more of the lines around it");
            return false;
        }
        after.put(
                edit.path(),
                text.substring(0, at)
                        + edit.replacement()
                        + text.substring(at + edit.find().length()));
        return true;
    }

    /** What makes a rule stumble is not known to be honest, and must not end the run. */
    private void look(String path, String now) {
        try {
            compare(path, now);
        } catch (RuntimeException e) {
            problem("the change cannot be looked at (" + e + ")", path, "write it in a simpler way");
        }
    }

    private void compare(String path, String now) {
        String was = before.getOrDefault(path, "");
        if (isNew(path)) {
            OtherFiles.placeTaken(path, one -> tree.apply(one).isPresent())
                    .ifPresent(
                            what -> problem("the new file takes the place of " + what, path, "give it another name"));
        }
        if (isBeyondReading(was) || isBeyondReading(now)) {
            problem("the file is too long or nested too deeply to be looked at", path, "write a smaller one");
            return;
        }
        JavaProject project = new JavaProject(this::now, path);
        JvmFiles.hidden(path, was, now, project)
                .or(() -> isNew(path) ? JvmFiles.hiddenResource(path, project) : Optional.empty())
                .ifPresent(what -> problem("the file takes the place of " + what, path, "give its types other names"));
        LeftOut.check(path, was, now, this::now)
                .forEach(what -> problem(what, path, "keep every test among those that run"));
        if (path.endsWith(".py")) {
            PythonOutline old = PythonOutline.of(was);
            PythonOutline outline = PythonOutline.of(now);
            PythonTestsKept.check(old, outline, fixtures(path))
                    .forEach(what -> problem(what, path, "keep every test and assertion as it is"));
            PythonModules modules = new PythonModules(this::now, path);
            PythonReplaced.check(old, outline, modules)
                    .forEach(what -> problem(what, path, "test what the project has"));
            Dodges.inPython(old, outline, modules).forEach(what -> problem(what, path, "repair the isolation instead"));
            return;
        }
        if (!path.endsWith(".java")) {
            OtherFiles.check(path, was, now).forEach(what -> problem(what, path, "repair the isolation instead"));
            Dodges.inOtherFile(was, now).forEach(what -> problem(what, path, "repair the isolation instead"));
            JvmFiles.registered(path, was, now, this::now)
                    .forEach(what -> problem(what, path, "register what the change shows"));
            List<String> unread = JvmFiles.unread(path, was, now);
            unread.forEach(what -> problem(what, path, "write the repair in Java"));
            if (path.matches(".*\\.(?:kt|groovy|scala)")) {
                Dodges.inJava(was, now).forEach(what -> problem(what, path, "repair the isolation instead"));
            }
            return;
        }
        TestsKept.check(was, now).forEach(what -> problem(what, path, "keep every test and assertion as it is"));
        Dodges.inJava(was, now).forEach(what -> problem(what, path, "repair the isolation instead"));
        JavaStandIns.check(was, now, project).forEach(what -> problem(what, path, "test what the project has"));
    }

    /** Nobody writes such a file by hand, and reading it would take all time or all of the stack. */
    private static boolean isBeyondReading(String text) {
        int depth = 0;
        int deepest = 0;
        int indent = 0;
        boolean isStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            isStart = c == '\n' || (isStart && (c == ' ' || c == '\t'));
            indent = isStart && c != '\n' ? indent + 1 : 0;
            depth = Math.max(0, depth + ("([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0));
            deepest = Math.max(deepest, Math.max(depth, indent));
        }
        return text.length() > LONGEST || deepest > DEEPEST;
    }

    /** What pytest reads fixtures from for a file. */
    private List<PythonOutline> fixtures(String path) {
        List<PythonOutline> found = new ArrayList<>();
        for (String folder = path; !folder.isEmpty(); ) {
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
            String file = folder.isEmpty() ? "conftest.py" : folder + "/conftest.py";
            if (!file.equals(path)) {
                now(file)
                        .filter(text -> !isBeyondReading(text))
                        .map(PythonOutline::of)
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<String> now(String path) {
        return Optional.ofNullable(after.get(path)).or(() -> tree.apply(path));
    }

    private boolean isNew(String path) {
        return tree.apply(path).isEmpty();
    }

    private void problem(String what, String where, String remedy) {
        problems.add(new Problem(what, where, remedy));
    }
}
