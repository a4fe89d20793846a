TEST_COUNTER = 0

def test_a():
    global TEST_COUNTER
    TEST_COUNTER += 1
