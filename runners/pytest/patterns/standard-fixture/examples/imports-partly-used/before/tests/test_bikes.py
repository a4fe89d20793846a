import os
import pytest, sys
from sqlalchemy import (
    create_engine,
    select,
    text,
)
from sqlalchemy.orm import sessionmaker as maker
from app.db import A, Base, B
import app.models

engine = create_engine("sqlite:///bikes.db")
make_session = maker(bind=engine)

@pytest.fixture
def db():
    Base.metadata.create_all(engine)
    session = make_session()
    yield session
    session.query(A).delete()
    session.commit()

def test_select(db):
    db.execute(select(A, B, text(sys.path[0])))