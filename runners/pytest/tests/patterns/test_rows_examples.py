"""What the examples import is there, and all that is generated is Python 3.8."""

import ast
import importlib
import re

import pytest

from isolation_code import PATTERNS

OURS = [
    "isolation-package",
    "worker-prefix",
    "live-schema",
    "parent-rows",
    "any-order-delete",
    "scd2",
    "bounded-threads",
]
TEMPLATES = [path for name in OURS for path in sorted((PATTERNS / name).glob("*.template"))]
AFTER = [path for name in OURS for path in sorted((PATTERNS / name).glob("examples/*/after/**/*.py"))]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_what_is_generated_is_python_3_8(path):
    text = path.read_text()
    ast.parse(text, feature_version=(3, 8))
    assert "{{" not in text
    assert max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize("path", AFTER, ids=lambda path: str(path.relative_to(PATTERNS)))
def test_an_example_ends_with_code_that_can_be_imported(path):
    text = path.read_text()
    ast.parse(text, feature_version=(3, 8))
    for module, names in re.findall(r"(?m)^from (?:tests\.)?(isolation[\w.]*) import (.*)$", text):
        for name in names.split(", "):
            if module == "isolation":
                importlib.import_module("generated.isolation." + name)
            elif module != "isolation.histories":
                assert hasattr(importlib.import_module("generated." + module), name)


@pytest.mark.parametrize("name", OURS)
def test_a_pattern_lists_its_files_and_has_an_example(name):
    listed = re.findall(r"(?m)^  (\S+\.template): (\S+)$", (PATTERNS / name / "pattern.yaml").read_text())
    assert listed == [
        (path.name, path.name[: -len(".template")]) for path in sorted((PATTERNS / name).glob("*.template"))
    ]
    assert list((PATTERNS / name / "examples").glob("*/case.yaml"))
