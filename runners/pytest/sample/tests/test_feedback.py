import pytest

from bikeshare.dev import SessionLocal
from bikeshare.feedback import FeedbackBoard
from bikeshare.orm import User


@pytest.fixture
def db():
    session = SessionLocal()
    yield session
    session.close()


@pytest.fixture
def board(db):
    return FeedbackBoard(db)


def test_a_new_board_is_empty(board):
    assert board.count() == 0
    assert board.average("Old Mill") is None


def test_a_rider_signs_up_with_an_address(db, board):
    board.sign_up("ines@example.com", "Ines Moreau")

    user = db.query(User).filter(User.email == "ines@example.com").one()
    assert user.name == "Ines Moreau"


def test_stars_are_averaged(board):
    user = board.sign_up("jonas@example.com", "Jonas Falk")
    for stars in (5, 4, 3):
        board.rate(user, "Tram Depot", stars)

    assert board.average("Tram Depot") == 4.0


def test_opinions_belong_to_their_rider(db, board):
    user = board.sign_up("nora@example.com", "Nora Blum")
    opinion = board.rate(user, "Town Hall", 5, "Always a bike there")

    db.expire_all()

    assert opinion.user.email == "nora@example.com"


def test_comments_are_listed_as_they_came(board):
    user = board.sign_up("kim@example.com", "Kim Sato")
    board.rate(user, "New Mill", 2, "No light")
    board.rate(user, "New Mill", 4)
    board.rate(user, "New Mill", 5, "Now there is light")

    assert board.comments("New Mill") == ["No light", "Now there is light"]


def test_six_stars_are_too_many(db, board):
    user = board.sign_up("femi@example.com", "Femi Cole")

    with pytest.raises(ValueError):
        board.rate(user, "Grand Hotel", 6)
    assert board.comments("Grand Hotel") == []
