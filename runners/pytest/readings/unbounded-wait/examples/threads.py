import threading
from concurrent.futures import ThreadPoolExecutor

def test_two_at_once():
    barrier = threading.Barrier(2)
    thread = threading.Thread(target=barrier.wait)
    thread.start()
    barrier.wait()
    thread.join()

def test_pool():
    with ThreadPoolExecutor() as executor:
        future = executor.submit(int)
        assert future.result() == 0
