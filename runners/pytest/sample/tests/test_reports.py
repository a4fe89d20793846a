import pytest

from bikeshare import reports
from bikeshare.orm import DailyTotal


@pytest.fixture
def march(db_session):
    db_session.add_all(
        [
            DailyTotal(day="2023-03-01", rides=210, cents=88_000),
            DailyTotal(day="2023-03-02", rides=180, cents=91_500),
        ]
    )
    db_session.commit()


def test_a_new_year_has_no_totals(db_session):
    assert reports.year(db_session, 2024) == (0, 0)


def test_a_year_is_the_sum_of_its_days(db_session, march):
    assert reports.year(db_session, 2023) == (390, 179_500)


def test_the_best_day_earned_most(db_session, march):
    assert reports.best_day(db_session) == "2023-03-02"


def test_a_total_can_be_corrected(db_session, march):
    reports.correct(db_session, "2023-03-01", 99_000)

    assert db_session.get(DailyTotal, "2023-03-01").cents == 99_000
    assert reports.best_day(db_session) == "2023-03-01"


def test_an_open_day_cannot_be_corrected(db_session):
    with pytest.raises(ValueError):
        reports.correct(db_session, "2023-03-03", 1)


def test_a_day_is_closed(engine, db_session):
    reports.close_day(engine, "2024-03-01", 240, 101_000)

    assert db_session.get(DailyTotal, "2024-03-01").rides == 240
