"""Numbers the receipts of this process."""

import threading


class Receipts:
    last = 0
    _lock = threading.Lock()

    @classmethod
    def next(cls):
        with cls._lock:
            cls.last += 1
            return "W-%05d" % cls.last
