import threading

def test_two_at_once(path):
    barrier = threading.Barrier(2, timeout=5)
    barrier.wait(timeout=5)
    thread.join(5)
    future.result(timeout=3)
    path.join()

async def test_async(event):
    await event.wait()
