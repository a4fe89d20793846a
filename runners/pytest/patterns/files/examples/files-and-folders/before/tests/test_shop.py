from pathlib import Path

HERE = Path(__file__).parent


def test_first():
    pass


def test_second():
    pass
