"""The processes that descend from this one: waiting for them, and ending those that stay behind."""

from errno import ESRCH
from os import WNOHANG, close, getpid, kill, listdir, waitpid
from select import POLLIN, poll
from signal import SIGKILL
from time import monotonic, sleep

try:
    from os import pidfd_open
except ImportError:  # before Python 3.9
    pidfd_open = None

from .arguments import contents

PR_SET_CHILD_SUBREAPER = 36


def threads():
    """How many threads this process has, those that Python does not know of included."""
    return len(listdir("/proc/self/task"))


def adopt_orphans():
    """Makes this process the parent of what its children leave behind, so that it can be found and ended."""
    try:
        from ctypes import CDLL

        CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    except (ImportError, OSError, AttributeError):
        pass


def parents():
    """The parent of each process that can be seen."""
    found = {}
    for name in listdir("/proc"):
        if name.isdigit():
            try:
                found[int(name)] = int(contents("/proc/%s/stat" % name).rpartition(b")")[2].split()[1])
            except (OSError, IndexError, ValueError):
                pass
    return found


def descendants(ancestor=None):
    """All processes below this one or the one given."""
    children = {}
    for process, parent in parents().items():
        children.setdefault(parent, []).append(process)
    found, waiting = [], [ancestor or getpid()]
    while waiting:
        below = children.get(waiting.pop(), [])
        found += below
        waiting += below
    return found


class Family:
    """The children of this process, told apart from those that it had before."""

    def __init__(self):
        self._own = frozenset(descendants())

    def wait(self, process, milliseconds):
        """The status with which the process ended, as waitpid gives it; None while it runs on. -1 if nobody knows."""
        until = monotonic() + milliseconds / 1000
        try:
            ended, status = waitpid(process, WNOHANG)
            if ended:
                return status
            if pidfd_open:
                self._sleep_beside(process, milliseconds)
                ended, status = waitpid(process, WNOHANG)
                return status if ended else None
            pause = 0.0005
            while not ended and monotonic() < until:
                sleep(pause)
                pause = min(pause * 2, 0.01)
                ended, status = waitpid(process, WNOHANG)
            return status if ended else None
        except ChildProcessError:
            return -1

    @staticmethod
    def _sleep_beside(process, milliseconds):
        try:
            descriptor = pidfd_open(process)
        except OSError as e:
            if e.errno != ESRCH:
                sleep(0.001)
            return
        try:
            waiting = poll()
            waiting.register(descriptor, POLLIN)
            waiting.poll(max(0, milliseconds))
        finally:
            close(descriptor)

    def end_all(self):
        """Kills whatever is left below this process but for what was there before; says how many there were."""
        if not self._own and self._childless():
            return 0
        killed = 0
        for _ in range(200):
            left = [process for process in descendants() if process not in self._own]
            if not left:
                break
            killed += self._kill(left)
            sleep(0.001)
        return killed

    @staticmethod
    def _childless():
        try:
            waitpid(-1, WNOHANG)
            return False
        except ChildProcessError:
            return True

    @staticmethod
    def _kill(processes):
        killed = 0
        for process in processes:
            try:
                kill(process, SIGKILL)
                killed += 1
            except OSError:
                pass
            try:
                waitpid(process, WNOHANG)
            except OSError:
                pass
        return killed
