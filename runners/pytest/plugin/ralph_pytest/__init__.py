"""The side of a probe session that lives inside pytest; without an argument file it does nothing at all."""

from .plugin import (
    pytest_cmdline_main,
    pytest_collectreport,
    pytest_configure,
    pytest_internalerror,
    pytest_load_initial_conftests,
    pytest_runtestloop,
)

__all__ = [
    "pytest_cmdline_main",
    "pytest_collectreport",
    "pytest_configure",
    "pytest_internalerror",
    "pytest_load_initial_conftests",
    "pytest_runtestloop",
]
