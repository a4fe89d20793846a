from concurrent.futures import ThreadPoolExecutor, as_completed

from shop.pool import connect


def test_connections():
    with ThreadPoolExecutor(max_workers=8) as executor:
        futures = [executor.submit(connect) for _ in range(50)]
        for future in as_completed(futures):
            pass
