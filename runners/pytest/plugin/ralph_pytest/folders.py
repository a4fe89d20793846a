"""The temporary folder of a session, which the project takes for that of the system."""

import tempfile
from os import chmod, environ, listdir, lstat, mkdir, rmdir, unlink
from stat import S_ISDIR


def remove_tree(path):
    """Removes a folder with all that is in it, as far as that can be done; follows no link."""
    try:
        if not S_ISDIR(lstat(path).st_mode):
            unlink(path)
            return
        try:
            names = listdir(path)
        except PermissionError:
            chmod(path, 0o700)
            names = listdir(path)
        for name in names:
            remove_tree("%s/%s" % (path, name))
        rmdir(path)
    except OSError:
        pass


class SessionFolders:
    """Two folders: ``temporary`` belongs to the tests, ``own`` holds what this plugin keeps."""

    def __init__(self):
        system = tempfile.gettempdir()
        self.temporary = tempfile.mkdtemp(prefix="ralph-", dir=system)
        self.own = tempfile.mkdtemp(prefix="ralph-own-", dir=system)
        self.cache = self.own + "/cache"
        self.base = self.temporary + "/pytest"
        self.stem = self.own + "/stem"
        mkdir(self.cache)
        environ["TMPDIR"] = tempfile.tempdir = self.temporary

    def remove(self):
        remove_tree(self.temporary)
        remove_tree(self.own)

    def give_base(self, config):
        """Lets pytest make its folders for tests anew, in this process."""
        factory = getattr(config, "_tmp_path_factory", None)
        if factory is not None:
            remove_tree(self.base)
            from pathlib import Path

            factory._given_basetemp = Path(self.base)
            factory._basetemp = None
