import signal

def test_it(tmp_path):
    signal.signal(signal.SIGTERM, print)
    assert True
