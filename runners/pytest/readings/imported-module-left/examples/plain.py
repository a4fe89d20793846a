import sys

def test_it(tmp_path):
    sys.modules["clock"] = None
    assert True
