"""Whether the project's Python has the database driver that its tests need."""

import re
from importlib.util import find_spec
from os import environ, walk

DRIVERS = ("psycopg2", "psycopg")
IMPORT = re.compile(r"^\s*(?:import|from)\s+(psycopg2|psycopg)\b|postgresql\+(psycopg2|psycopg)\b", re.MULTILINE)
SKIPPED = {"node_modules", "site-packages", "__pycache__", "venv", "build", "dist"}


def missing(roots):
    """Why tests cannot reach PostgreSQL, as a sentence; None when they can, or do not try."""
    if environ.get("RALPH_PROVIDER") != "postgresql":
        return None
    absent = [name for name in DRIVERS if not is_there(name)]
    if not absent:
        return None
    named = imported(roots)
    # A project that knows both takes the one it finds.
    if not named or named - set(absent):
        return None
    needed = " or ".join(sorted(named))
    return "The project imports %s, which its Python does not have: install it there." % needed


def is_there(name):
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return False


def imported(roots):
    found = set()
    for root in roots:
        for folder, below, files in walk(root):
            below[:] = [name for name in below if name not in SKIPPED and not name.startswith(".")]
            for name in files:
                if name.endswith(".py"):
                    with open("%s/%s" % (folder, name), encoding="utf-8", errors="replace") as source:
                        found.update(one or other for one, other in IMPORT.findall(source.read()))
    return found
