from collections import defaultdict

SEEN = []
CACHE = {}
COUNTS = defaultdict(int)
ZONES = ["a", "b"]

def test_a():
    SEEN.append(1)
    assert SEEN == [1]

def test_b():
    CACHE["a"] = 1
    COUNTS["x"] += 1
    assert ZONES[0] == "a"
