import sqlite3
from sqlalchemy import create_engine

def test_memory():
    create_engine("sqlite:///:memory:")
    sqlite3.connect(":memory:")

def test_folder(tmp_path):
    sqlite3.connect(tmp_path / "a.db")
    create_engine(f"sqlite:///{tmp_path}/a.db")
