from pathlib import Path

def test_export(tmp_path):
    with open(tmp_path / "report.csv", "w") as file:
        file.write("a")
    (tmp_path / "a").write_text("a")

def test_moved(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("out.txt").write_text("a")

def test_reads():
    open("tests/data.csv").read()
    open("tests/data.csv", "rb").read()
    open("/dev/null", "w")

def test_click(runner):
    with runner.isolated_filesystem():
        open("a.txt", "w")

def test_fake(mocker):
    mocker.patch("builtins.open")
    open("a.txt", "w")
