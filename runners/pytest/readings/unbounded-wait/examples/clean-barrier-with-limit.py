import threading

def test_two_at_once():
    barrier = threading.Barrier(2, timeout=5)

    def both():
        barrier.wait()
