"""Memory that a process shares with its copies: what a copy has told survives its death, however it dies."""

from _thread import RLock
from json import JSONDecoder, JSONEncoder
from mmap import MAP_ANONYMOUS, MAP_SHARED, mmap
from struct import Struct

SIZE = 64 << 20
ROOM_FOR_LAST_WORDS = 1 << 20

_HEAD = Struct("=qq")
# Behind the head: a byte for each place, set once something may have been written there; then the same since a leaf.
_MARKS = 32
PLACES = ("project", "temporary")
_LENGTH = Struct("=I")
_FIRST = 64
_encode = JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode
_decode = JSONDecoder().decode


class Ledger:
    """Records one behind the other, and a deadline. No descriptor belongs to it, so that no test can close it."""

    def __init__(self):
        self._memory = mmap(-1, SIZE, flags=MAP_SHARED | MAP_ANONYMOUS)
        self._lock = RLock()
        self._read = _FIRST
        self._put(_FIRST, 0)

    def _put(self, used, deadline):
        _HEAD.pack_into(self._memory, 0, used, deadline)

    def clear(self):
        used = _HEAD.unpack_from(self._memory, 0)[0]
        self._memory[_FIRST:used] = bytes(used - _FIRST)
        self._read = _FIRST
        self._put(_FIRST, 0)

        self._memory[_MARKS : _MARKS + 4] = bytes(4)

    def mark(self, place):
        """Remembers at once that something may be written there: the process may not live to tell."""
        position = _MARKS + PLACES.index(place)
        self._memory[position] = self._memory[position + 2] = 1

    def marks(self):
        return {place for i, place in enumerate(PLACES) if self._memory[_MARKS + i]}

    def newer_marks(self):
        """The marks since this was asked for the last time."""
        marks = {place for i, place in enumerate(PLACES) if self._memory[_MARKS + 2 + i]}
        self._memory[_MARKS + 2 : _MARKS + 4] = bytes(2)
        return marks

    @property
    def deadline(self):
        """Milliseconds of the monotonic clock after which the copy must be killed; 0 for none."""
        return _HEAD.unpack_from(self._memory, 0)[1]

    @deadline.setter
    def deadline(self, millis):
        used, _ = _HEAD.unpack_from(self._memory, 0)
        self._put(used, int(millis))

    def full(self):
        return _HEAD.unpack_from(self._memory, 0)[0] > SIZE // 2

    def append(self, record):
        data = _encode(record).encode("ascii")
        with self._lock:
            used, deadline = _HEAD.unpack_from(self._memory, 0)
            end = used + _LENGTH.size + len(data)
            if end > SIZE - (0 if "done" in record else ROOM_FOR_LAST_WORDS):
                raise MemoryError("the events of one probe do not fit in %d MB" % (SIZE >> 20))
            self._put(end, deadline)
        # The length comes last: whoever reads meanwhile sees whole records only.
        self._memory[used + _LENGTH.size : end] = data
        _LENGTH.pack_into(self._memory, used, len(data))

    def news(self):
        """The records that came since the last look."""
        records = []
        while True:
            (length,) = _LENGTH.unpack_from(self._memory, self._read)
            if not length:
                return records
            start = self._read + _LENGTH.size
            records.append(_decode(self._memory[start : start + length].decode("ascii")))
            self._read = start + length
