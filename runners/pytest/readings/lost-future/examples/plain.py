from concurrent.futures import ThreadPoolExecutor

def test_pool():
    with ThreadPoolExecutor() as executor:
        executor.submit(check, 3)
