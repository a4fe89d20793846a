"""Memory that a process shares with its copies: what a copy has told survives its death, however it dies."""

from _thread import RLock
from json import JSONDecoder, JSONEncoder
from mmap import MAP_ANONYMOUS, MAP_SHARED, mmap
from struct import Struct

SIZE = 64 << 20
ROOM_FOR_LAST_WORDS = 1 << 20

# Native and aligned: each number is read and written in one piece, though two processes do it at once.
_NUMBER = Struct("@q")
_USED, _DEADLINE = 0, 8
# Behind the head: a byte for each who wants to know where something may have been written, a bit for each place.
_MARKS = 32
PLACES = ("project", "temporary")
READERS = ("session", "stem", "look")
_FIRST = 64
_encode = JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode
_decode = JSONDecoder().decode


class Ledger:
    """Records one behind the other, and a deadline. No descriptor belongs to it, so that no test can close it."""

    def __init__(self):
        self._memory = mmap(-1, SIZE, flags=MAP_SHARED | MAP_ANONYMOUS)
        self._lock = RLock()
        self._read = _FIRST
        self._put(_USED, _FIRST)

    def _get(self, position):
        return _NUMBER.unpack_from(self._memory, position)[0]

    def _put(self, position, number):
        _NUMBER.pack_into(self._memory, position, number)

    def clear(self):
        used = self._get(_USED)
        self._memory[_FIRST:used] = bytes(used - _FIRST)
        self._memory[_MARKS : _MARKS + len(READERS)] = bytes(len(READERS))
        self._read = _FIRST
        self._put(_USED, _FIRST)

    def mark(self, place):
        """Remembers at once that something may be written there: the process may not live to tell."""
        bit = 1 << PLACES.index(place)
        for reader in range(len(READERS)):
            self._memory[_MARKS + reader] |= bit

    def marks(self):
        """Where something may have been written since the ledger was cleared."""
        return self._places(0)

    def newer_marks(self, reader):
        """The same since this reader asked for the last time."""
        places = self._places(READERS.index(reader))
        self._memory[_MARKS + READERS.index(reader)] = 0
        return places

    def _places(self, reader):
        bits = self._memory[_MARKS + reader]
        return {place for i, place in enumerate(PLACES) if bits >> i & 1}

    @property
    def deadline(self):
        """Milliseconds of the monotonic clock after which the copy must be killed."""
        return self._get(_DEADLINE)

    @deadline.setter
    def deadline(self, millis):
        self._put(_DEADLINE, int(millis))

    def full(self):
        return self._get(_USED) > SIZE // 2

    def append(self, record):
        data = _encode(record).encode("ascii")
        with self._lock:
            used = self._get(_USED)
            end = used + _NUMBER.size + (len(data) + 7 & ~7)
            if end > SIZE - (_NUMBER.size if "done" in record else ROOM_FOR_LAST_WORDS):
                raise MemoryError("the events of one probe do not fit in %d MB" % (SIZE >> 20))
            self._put(_USED, end)
        start = used + _NUMBER.size
        self._memory[start : start + len(data)] = data
        # The length comes last: whoever reads meanwhile sees whole records only.
        self._put(used, len(data))

    def news(self):
        """The records that came since the last look."""
        records = []
        while True:
            length = self._get(self._read)
            if not length:
                return records
            start = self._read + _NUMBER.size
            records.append(_decode(self._memory[start : start + length].decode("ascii")))
            self._read = start + (length + 7 & ~7)
