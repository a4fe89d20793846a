import sys

def test_it(tmp_path):
    sys.path.insert(0, "lib")
    assert True
