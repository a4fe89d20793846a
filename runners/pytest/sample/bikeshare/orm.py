"""The tables that are reached through SQLAlchemy: accounts, opinions, checks and the books."""

from sqlalchemy import Column, DateTime, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class User(Base):
    __tablename__ = "users"

    id = Column(Integer, primary_key=True)
    email = Column(String, unique=True, nullable=False)
    name = Column(String, nullable=False)


class Feedback(Base):
    __tablename__ = "feedback"

    id = Column(Integer, primary_key=True)
    user_id = Column(Integer, ForeignKey("users.id"), nullable=False)
    station = Column(String, nullable=False, index=True)
    stars = Column(Integer, nullable=False)
    comment = Column(String, nullable=False, default="")

    user = relationship(User)


class StationCheck(Base):
    __tablename__ = "station_checks"

    id = Column(Integer, primary_key=True)
    station = Column(String, nullable=False)
    state = Column(String, nullable=False)
    checked_at = Column(DateTime, nullable=False)


class DailyTotal(Base):
    __tablename__ = "daily_totals"

    day = Column(String, primary_key=True)
    rides = Column(Integer, nullable=False)
    cents = Column(Integer, nullable=False)
