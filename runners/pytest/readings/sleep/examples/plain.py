import time

def test_expires(cache):
    cache.put("a", 1, seconds=1)
    time.sleep(1.5)
    assert "a" not in cache
