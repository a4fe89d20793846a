"""The generated modules as a target has them: importing this makes ``generated.isolation`` importable.

Not ``isolation`` itself: other tests of the same run have another selection of modules under that name.
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path

PATTERNS = Path(__file__).resolve().parents[2] / "patterns"


def generate(folder, *names):
    """Writes the modules of these patterns, and of those that they need, to ``isolation`` in a folder."""
    package = Path(folder) / "isolation"
    package.mkdir(parents=True, exist_ok=True)
    for name in names:
        description = (PATTERNS / name / "pattern.yaml").read_text()
        for template in (PATTERNS / name).glob("*.py.template"):
            # What has holes is for one target.
            if "{{" not in template.read_text():
                shutil.copy(str(template), str(package / template.name[: -len(".template")]))
        needs = re.search(r"(?m)^needs: \[(.*)\]", description)
        if needs:
            generate(folder, *needs.group(1).split(", "))
    return package


_folder = tempfile.TemporaryDirectory(prefix="isolation-")
GENERATED = Path(_folder.name) / "generated"
generate(
    GENERATED,
    "parent-rows",
    "any-order-delete",
    "scd2",
    "bounded-threads",
    "worker-prefix",
    "mock-contract",
)
shutil.copy(
    str(PATTERNS / "worker-database" / "safeguard.py.template"), str(GENERATED / "isolation" / "safeguard.py")
)
sys.path.insert(0, _folder.name)
