"""Waiting for a copy of the process, and finding out how it ended."""

from os import WEXITSTATUS, WIFSIGNALED, WTERMSIG, kill
from signal import SIGKILL
from time import monotonic

# How often what a copy has told is passed on while it works.
LOOK = 50


def now():
    return int(monotonic() * 1000)


def attend(process, family, ledger, grace, take):
    """Waits until the copy has ended or its deadline is over; gives how it ended, and why."""
    began = now()
    said = Said()
    status, late = None, False
    while status is None:
        left = ledger.deadline + grace - now()
        if left <= 0:
            late = True
            kill(process, SIGKILL)
            left = 10_000
        status = family.wait(process, min(left, LOOK))
        said.take(ledger.news(), take)
    family.end_all()
    said.take(ledger.news(), take)
    return said.end(status, late, now() - began)


class Said:
    """What a copy of the process told about itself, besides events."""

    def __init__(self):
        self._done = False
        self._remarks = []

    def take(self, records, take):
        for record in records:
            self._done = self._done or "done" in record
            if "remark" in record and "leaf" not in record:
                self._remarks.append(record["remark"])
            take(record)

    def end(self, status, late, took):
        if self._done and not late:
            return "ENDED", " ".join(self._remarks)
        if late:
            return "DEADLINE", "It was killed after %d ms." % took
        return "CRASHED", " ".join(self._remarks) or death(status)


def death(status):
    if status == -1:
        return "The process is gone, and nobody knows how it ended."
    if WIFSIGNALED(status):
        return "The process was killed by signal %d." % WTERMSIG(status)
    return "The process ended itself with status %d." % WEXITSTATUS(status)
