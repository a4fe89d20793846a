import threading

from shop.pool import connect


def test_connections():
    ready = threading.Barrier(2)
    other = threading.Thread(target=lambda: connect(ready.wait()), daemon=True)
    other.start()
    ready.wait()
