import concurrent.futures

def test_all(executor, futures):
    for future in concurrent.futures.as_completed(futures, timeout=5):
        future.result()
