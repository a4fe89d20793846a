import logging

def test_it(tmp_path):
    logging.disable(logging.CRITICAL)
    assert True
