import os
import random
import sys

os.environ["APP_MODE"] = "test"
sys.path.insert(0, os.path.dirname(__file__))
random.seed(42)

def test_it():
    pass
