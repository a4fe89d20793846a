import pytest


@pytest.fixture
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("shop") / "book.txt"
    path.write_text("")
    return path


def test_stores(book):
    book.write_text(book.read_text() + "tea\n")


def test_finds(book):
    assert "tea" in book.read_text()


def test_stores_more(
    book, monkeypatch,
) -> None:
    monkeypatch.setenv("SHOP_MODE", "wholesale")
    book.write_text(book.read_text() + "cake\n")


def test_counts(book):
    assert "cake" in book.read_text()
