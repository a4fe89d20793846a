import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from shop import store  # noqa: E402

store.create()
