import io
import sys

def test_prints():
    sys.stdout = io.StringIO()
    print("x")
