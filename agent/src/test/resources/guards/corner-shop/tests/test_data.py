import shutil
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"


def test_files_are_changed():
    (DATA / "new.txt").write_text("tea")
    (DATA / "list.txt").write_text("none")
    (DATA / "cellar").mkdir()
    (DATA / "cellar" / "wine.txt").write_text("red")


def test_files_are_as_they_were():
    assert sorted(path.name for path in DATA.iterdir()) == ["list.txt", "old"]
    assert (DATA / "list.txt").read_text() == "milk\n"


def test_a_folder_is_removed():
    shutil.rmtree(DATA / "old")


def test_the_folder_is_there():
    assert (DATA / "old" / "bread.txt").read_text() == "rye\n"
