"""Folders whose files can be put back: what they held, what changed, and the way back."""

from os import (
    O_CREAT,
    O_TRUNC,
    O_WRONLY,
    chmod,
    close,
    fchmod,
    lstat,
    mkdir,
    open as open_file,
    readlink,
    scandir,
    symlink,
    unlink,
    utime,
    write as write_file,
)
from stat import S_IMODE, S_ISDIR, S_ISLNK, S_ISREG

from .arguments import contents
from .folders import remove_tree

# Nobody's state: compiled code comes and goes with every import.
UNIMPORTANT = frozenset(["__pycache__", ".pytest_cache"])
LARGEST_COPY = 512 << 20


class Tree:
    """One folder. ``copy`` holds its files as they are to be; the index says how they looked on disk."""

    def __init__(self, root, copy, index=None):
        self.root = root
        self.copy = copy
        self._newer = {}
        self.index = self.scan() if index is None else index

    @classmethod
    def copied(cls, root, copy):
        """A tree whose way back is a copy of its own, made now; raises OSError where that cannot be done."""
        tree = cls(root, copy)
        size = sum(status[2] for status in tree.index.values() if S_ISREG(status[0]))
        if size > LARGEST_COPY:
            raise OSError("%s is larger than %d MB" % (root, LARGEST_COPY >> 20))
        mkdir(copy)
        for path, status in tree.index.items():
            place(status, root + path, copy + path)
        return tree

    def scan(self):
        """How each file looks, by its path below the root with a leading slash; parents before children."""
        found, waiting = {}, [""]
        while waiting:
            folder = waiting.pop()
            try:
                entries = scandir(self.root + folder)
            except OSError:
                continue
            with entries:
                for entry in entries:
                    if entry.name in UNIMPORTANT:
                        continue
                    path = "%s/%s" % (folder, entry.name)
                    try:
                        status = entry.stat(follow_symlinks=False)
                    except OSError:
                        continue
                    if S_ISDIR(status.st_mode):
                        found[path] = (status.st_mode, 0, 0, 0)
                        waiting.append(path)
                    else:
                        found[path] = (status.st_mode, status.st_ino, status.st_size, status.st_mtime_ns)
        return found

    def changes(self):
        """The paths that are new, gone or not what they were."""
        return self.differences(self.index, self.scan())

    @staticmethod
    def differences(before, now):
        if now == before:
            return []
        return [path for path in {**before, **now} if before.get(path) != now.get(path)]

    def keep(self, changed, folder):
        """Takes the tree as it is now for what it is to be; what differs from the copy is copied to the folder."""
        for path in sorted(changed):
            status = look(self.root + path)
            if status is None:
                self.index.pop(path, None)
                continue
            self.index[path] = status
            kept = "%s-%d" % (folder, len(self._newer))
            self._newer[path] = kept
            place(status, self.root + path, kept)

    def source(self, path):
        return self._newer.get(path, self.copy + path)

    def restore(self, changed):
        """Puts these paths back; gives those that cannot be."""
        for path in sorted(changed, reverse=True):
            wanted, status = self.index.get(path), look(self.root + path)
            if status is not None and (wanted is None or status[0] != wanted[0] or S_ISLNK(wanted[0])):
                if not (wanted and S_ISDIR(wanted[0]) and S_ISDIR(status[0])):
                    remove_tree(self.root + path)
        failed = []
        for path in sorted(changed):
            wanted = self.index.get(path)
            try:
                if wanted is not None:
                    if look(self.root + path) != wanted:
                        place(wanted, self.source(path), self.root + path)
                    self.index[path] = again = look(self.root + path)
                    if again is None or (again[0], again[2], again[3]) != (wanted[0], wanted[2], wanted[3]):
                        failed.append(path)
                elif look(self.root + path) is not None:
                    failed.append(path)
            except OSError:
                failed.append(path)
        return failed


def look(path):
    try:
        status = lstat(path)
    except OSError:
        return None
    if S_ISDIR(status.st_mode):
        return (status.st_mode, 0, 0, 0)
    return (status.st_mode, status.st_ino, status.st_size, status.st_mtime_ns)


def place(status, source, target):
    """Makes the target what the source is, with the mode and the time that the status tells."""
    mode = status[0]
    if S_ISDIR(mode):
        if look(target) is None:
            mkdir(target)
        chmod(target, S_IMODE(mode))
    elif S_ISLNK(mode):
        symlink(readlink(source), target)
        utime(target, ns=(status[3], status[3]), follow_symlinks=False)
    elif S_ISREG(mode):
        data = contents(source)
        try:
            descriptor = open_file(target, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        except PermissionError:
            unlink(target)
            descriptor = open_file(target, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        try:
            while data:
                data = data[write_file(descriptor, data) :]
            fchmod(descriptor, S_IMODE(mode))
        finally:
            close(descriptor)
        utime(target, ns=(status[3], status[3]))
