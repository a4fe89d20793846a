import shutil
import tempfile
from pathlib import Path

import pytest


@pytest.fixture
def keeps_notes_txt():
    """Removes shop/data/notes.txt again: test_second relies on it."""
    path = Path(__file__).resolve().parents[1] / "shop/data/notes.txt"
    before = path.read_bytes() if path.exists() else None
    yield
    if before is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(before)


@pytest.fixture
def keeps_teas_txt():
    """Puts shop/data/teas.txt back: test_second relies on it."""
    path = Path(__file__).resolve().parents[1] / "shop/data/teas.txt"
    before = path.read_bytes() if path.exists() else None
    yield
    if before is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(before)


@pytest.fixture
def keeps_cache():
    """Removes shop/cache again: test_second relies on it."""
    path = Path(__file__).resolve().parents[1] / "shop/cache"
    was_there = path.exists()
    yield
    if path.exists() and not was_there:
        shutil.rmtree(path)


@pytest.fixture
def keeps_data(tmp_path_factory):
    """Puts shop/data back: test_second relies on it."""
    path = Path(__file__).resolve().parents[1] / "shop/data"
    kept = shutil.copytree(path, tmp_path_factory.mktemp("kept") / path.name)
    yield
    if not path.exists():
        shutil.copytree(kept, path)


@pytest.fixture
def keeps_shop_lock():
    """Removes $TMPDIR/shop.lock again: test_second relies on it."""
    path = Path(tempfile.gettempdir()) / "shop.lock"
    before = path.read_bytes() if path.exists() else None
    yield
    if before is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(before)


@pytest.fixture
def keeps_shop_pid():
    """Removes /tmp/shop.pid again: test_second relies on it."""
    path = Path("/tmp/shop.pid")
    before = path.read_bytes() if path.exists() else None
    yield
    if before is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(before)


HERE = Path(__file__).parent


@pytest.mark.usefixtures("keeps_shop_lock", "keeps_shop_pid")
@pytest.mark.usefixtures("keeps_notes_txt", "keeps_teas_txt", "keeps_cache", "keeps_data")
def test_first():
    pass


def test_second():
    pass
