from concurrent.futures import ThreadPoolExecutor

def test_pool(form):
    with ThreadPoolExecutor() as executor:
        futures = [executor.submit(check, i) for i in range(3)]
        one = executor.submit(check, 3)
    form.submit("x")
