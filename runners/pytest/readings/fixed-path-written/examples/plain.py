import os
from pathlib import Path

def test_export():
    with open("/tmp/report.csv", "w") as file:
        file.write("a")
    Path("out.txt").write_text("a")
    os.makedirs("out/reports")
