import pytest


@pytest.fixture
def sets_up_book(book):
    """Does to book what test_stores does: test_finds relies on it."""
    test_stores(book)


@pytest.fixture
def sets_up_book_by_test_stores_more(book, monkeypatch):
    """Does to book what test_stores_more does: test_counts relies on it."""
    test_stores_more(book, monkeypatch)


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("shop") / "book.txt"
    path.write_text("")
    return path


def test_stores(book):
    book.write_text(book.read_text() + "tea\n")


@pytest.mark.usefixtures("sets_up_book")
def test_finds(book):
    assert "tea" in book.read_text()


def test_stores_more(
    book, monkeypatch,
) -> None:
    monkeypatch.setenv("SHOP_MODE", "wholesale")
    book.write_text(book.read_text() + "cake\n")


@pytest.mark.usefixtures("sets_up_book_by_test_stores_more")
def test_counts(book):
    assert "cake" in book.read_text()
