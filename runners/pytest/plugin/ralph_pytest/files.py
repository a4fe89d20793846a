"""The files of a session: they are put back after each probe, at the cost of a look only where one is due."""

from contextlib import contextmanager
from os import getpid, mkdir, readlink
from stat import S_IFMT, S_ISLNK, S_ISREG

from .arguments import contents
from .folders import remove_tree
from .readings import descriptors
from .trees import Tree, look, place
from .watch import Watch

SAMPLE = 50
LARGEST_OUTSIDE = 16 << 20


class Files:
    """The folders of the project and the temporary folder. ``problem`` says what could not be put back."""

    def __init__(self, roots, pristine, folders, untouched, note):
        self._note = note
        self._folders = folders
        self._untouched = [folders.own, *(folder.rstrip("/") for folder in untouched)]
        pristine = dict(zip(roots, pristine))
        self.roots = outermost(roots)
        self._always = set()
        self._probes = 0
        self._kept = 0
        self._outside = []
        self._heard_here = []
        self._open_at_first = descriptors()
        self._watch = None
        self._stands_on_stem = False
        self.problem = None
        self.trees = {"project": [], "temporary": []}
        for number, root in enumerate(self.roots):
            self._add("project", root.rstrip("/"), pristine.get(root), number)
        self._add("temporary", folders.temporary, None, len(self.roots))

    def _add(self, word, root, pristine, number):
        try:
            if pristine:
                tree = Tree(root, pristine)
                self._heal(tree)
            else:
                tree = Tree.copied(root, "%s/copy-%d" % (self._folders.own, number))
            self.trees[word].append(tree)
        except OSError as e:
            self.problem = "The files of the project cannot be put back between probes: %s" % e

    def _heal(self, tree):
        """What collecting the project has written belongs to it from now on, though the copy lacks it."""
        copy = Tree(tree.copy, tree.copy)
        changed = []
        for path, status in tree.index.items():
            if not alike(status, copy.index.get(path), tree.root + path, copy.root + path):
                changed.append(path)
        if changed:
            folder = self._folders.own + "/newer"
            mkdir(folder)
            tree.keep(changed, folder)

    def expect(self, ledger):
        """Makes ready for the watch, once for all copies of the process."""

        def outside(path, status):
            if path.startswith(tuple(folder + "/" for folder in self._untouched)):
                return
            kept = None
            if status is not None and S_ISREG(status[0]) and status[2] <= LARGEST_OUTSIDE:
                self._kept += 1
                kept = "%s/outside-%d-%d" % (self._folders.own, getpid(), self._kept)
                place(status, path, kept)
            self._heard_here.append((path, status))
            ledger.append({"outside": path, "was": status, "kept": kept})

        self._watch = Watch(self.roots, self._folders.temporary, ledger.mark, outside)
        self._watch.begin()

    def watch(self):
        """Watches from now on."""
        self._watch.paused = False

    @contextmanager
    def unwatched(self):
        """While this plugin itself opens files."""
        self._watch.paused = True
        try:
            yield
        finally:
            self._watch.paused = False

    def heard_here(self):
        """Files elsewhere that this copy of the process was about to change, since the last question."""
        heard, self._heard_here = self._heard_here, []
        return heard

    def named(self, path):
        """A path as the agent is to read it; None for what lies in the folders that pytest itself makes."""
        if path.startswith(self._folders.base):
            return None
        for root in self.roots:
            if path.startswith(root + "/"):
                return path[len(root) + 1 :]
        if path.startswith(self._folders.temporary + "/"):
            return "$TMPDIR" + path[len(self._folders.temporary) :]
        return path

    def full(self, name):
        """The path that stands behind a name."""
        if name.startswith("$TMPDIR/"):
            return self._folders.temporary + name[len("$TMPDIR") :]
        return name if name.startswith("/") else "%s/%s" % (self.roots[0], name)

    def differ(self, tree, path, was, now):
        """Whether a file holds something else than before, and was not merely written anew."""
        first = was == tree.index.get(path) and S_ISREG(was[0]) and was[0] == now[0] and was[2] == now[2]
        return not first or contents(tree.source(path)) != contents(tree.root + path)

    def put_back(self, names):
        """Restores these files; gives those that cannot be."""
        failed = []
        for name in names:
            full = self.full(name)
            trees = [tree for trees in self.trees.values() for tree in trees if full.startswith(tree.root + "/")]
            if not trees:
                failed.append(name)
            for tree in trees:
                path = full[len(tree.root) :]
                beside = [path + end for end in ("", "-journal", "-wal", "-shm")]
                inside = [other for other in tree.scan() if other.startswith(path + "/")]
                failed += tree.restore(beside + inside)
        return failed

    def held(self):
        """Files of these folders that are open here and were not when the session began."""
        places = tuple(root + "/" for root in (*self.roots, self._folders.temporary))
        held = [path for path in descriptors() if path.startswith(places) and not path.endswith(" (deleted)")]
        return [path for path in held if path not in self._open_at_first]

    def rebase(self, marks):
        """Takes the files for right as they are now; False when that cannot be done."""
        folder = self._folders.stem
        self._stands_on_stem = True
        for word in marks | self._always:
            for tree in self.trees[word]:
                changed = tree.changes()
                if changed:
                    if not look(folder):
                        mkdir(folder)
                    tree.keep(changed, "%s/%s" % (folder, word))
        return not self._outside

    def hear(self, record):
        """Takes what a copy told about files elsewhere."""
        if "outside" in record:
            self._outside.append((record["outside"], record["was"], record["kept"]))

    def after(self, marks):
        """Puts back what a probe left behind; marks say where it may have written."""
        self._probes += 1
        sample = self._probes % SAMPLE == 0
        for word, trees in self.trees.items():
            due = word in marks or word in self._always
            if due or sample:
                for tree in trees:
                    self._back(word, tree, due)
        self._undo_outside()
        if not self._stands_on_stem:
            remove_tree(self._folders.stem)

    def sample(self):
        """Looks at all files once more, at the end of the session."""
        for word, trees in self.trees.items():
            for tree in trees:
                self._back(word, tree, False)

    def _back(self, word, tree, due):
        changed = tree.changes()
        if not changed:
            return
        if not due:
            self._always.add(word)
            self._note("Files changed unheard: %s. From now on all files are looked at." % changed[0].lstrip("/"))
        failed = tree.restore(changed)
        if failed:
            self.problem = "What a test did to a file cannot be undone: %s%s" % (tree.root, failed[0])

    def _undo_outside(self):
        told, self._outside = self._outside, []
        for path, was, kept in reversed(told):
            if was is None:
                remove_tree(path)
            elif kept is None:
                self._note("A test may have changed what lies outside of the project: %s" % path)
            else:
                self._back_outside(path, was, kept)

    def _back_outside(self, path, was, kept):
        try:
            if look(path) != tuple(was):
                place(was, kept, path)
        except OSError as e:
            self._note("A file outside of the project was changed and cannot be put back: %s" % e)
        remove_tree(kept)


def alike(status, other, path, copy):
    """Whether a file and its copy hold the same; the time counts only where it spares the reading."""
    if other is None or S_IFMT(status[0]) != S_IFMT(other[0]) or status[2] != other[2]:
        return False
    if S_ISLNK(status[0]):
        return readlink(path) == readlink(copy)
    return not S_ISREG(status[0]) or status[3] == other[3] or contents(path) == contents(copy)


def outermost(roots):
    """Roots that do not lie in one another."""
    return [root for root in roots if not any((root + "/").startswith(other.rstrip("/") + "/") for other in roots if other != root)]
