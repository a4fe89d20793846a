"""The database of a developer's own machine: a file beside the project."""

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from bikeshare.orm import Base

engine = create_engine("sqlite:///bikeshare_dev.db")
SessionLocal = sessionmaker(bind=engine)

Base.metadata.create_all(bind=engine)
