import os


def setup_module():
    os.chdir("/tmp")


def test_first():
    pass


def test_second():
    pass
