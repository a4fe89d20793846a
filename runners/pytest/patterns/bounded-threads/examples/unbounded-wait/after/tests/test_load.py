import threading

from isolation.threads import Barrier
from shop.pool import connect


def test_connections():
    ready = Barrier(2)
    other = threading.Thread(target=lambda: connect(ready.wait()), daemon=True)
    other.start()
    ready.wait()
