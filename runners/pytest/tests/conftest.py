import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from sessions import Session, write  # noqa: E402


@pytest.fixture
def project(tmp_path):
    """Starts a session over a project of the given files, and ends it after the test."""
    opened = []

    def start(files, **keywords):
        folder = tmp_path / ("project%d" % len(opened))
        folder.mkdir()
        write(folder, files)
        session = Session(folder, tmp_path / ("results%d" % len(opened)), **keywords)
        session.folder = folder
        opened.append(session)
        return session.__enter__()

    yield start
    for session in opened:
        session.__exit__()
