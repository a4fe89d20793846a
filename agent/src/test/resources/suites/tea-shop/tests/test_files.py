import os
from pathlib import Path

NOTES = Path(__file__).parent.parent / "shop" / "data" / "notes.txt"


def test_there_are_no_notes():
    assert not NOTES.exists()


def test_teas_are_listed():
    with open("shop/data/teas.txt") as file:
        assert "green" in file.read()


def test_notes_are_written():
    NOTES.write_text("buy milk\n")
    assert NOTES.read_text() == "buy milk\n"


def test_file_names_in_the_folder_of_data():
    os.chdir(Path(__file__).parent.parent / "shop" / "data")
    assert "teas.txt" in os.listdir(".")
