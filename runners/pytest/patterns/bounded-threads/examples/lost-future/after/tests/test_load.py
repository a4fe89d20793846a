from concurrent.futures import as_completed

from isolation.threads import Pool
from shop.pool import connect


def test_connections():
    with Pool(max_workers=8) as executor:
        futures = [executor.submit(connect) for _ in range(50)]
        for future in as_completed(futures):
            pass
