import os
import sys
from sqlalchemy import (
    select,
    text,
)
from app.db import A, B
import app.models

def test_select(db_session):
    db_session.execute(select(A, B, text(sys.path[0])))