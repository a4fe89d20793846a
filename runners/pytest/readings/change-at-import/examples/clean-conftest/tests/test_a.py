import random

RANDOM = random.Random(3)

def test_it(monkeypatch):
    monkeypatch.setenv("A", "1")

if __name__ == "__main__":
    import sys
    sys.path.insert(0, ".")
