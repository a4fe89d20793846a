import os

def test_it(tmp_path):
    os.chdir(tmp_path)
    assert True
