"""The books of the town, day by day."""

from sqlalchemy import func, insert, select

from bikeshare.orm import DailyTotal


def close_day(engine, day, rides, cents):
    """Books the total of a day, once."""
    with engine.begin() as connection:
        connection.execute(insert(DailyTotal).values(day=day, rides=rides, cents=cents))


def correct(session, day, cents):
    total = session.get(DailyTotal, day)
    if total is None:
        raise ValueError("%s is not closed" % day)
    total.cents = cents
    session.commit()


def year(session, number):
    """Rides and income of a year."""
    query = select(func.sum(DailyTotal.rides), func.sum(DailyTotal.cents)).where(
        DailyTotal.day.like("%d-%%" % number)
    )
    rides, cents = session.execute(query).one()
    return int(rides or 0), int(cents or 0)


def best_day(session):
    query = select(DailyTotal.day).order_by(DailyTotal.cents.desc(), DailyTotal.day)
    return session.execute(query).scalars().first()
