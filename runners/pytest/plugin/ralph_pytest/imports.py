"""Modules of the project that are first imported while a test runs: what they hold then is what they begin with."""

import sys
from importlib.machinery import SourceFileLoader

from .namespaces import NOT_OURS, vars_of

_exec_module = SourceFileLoader.exec_module


class Imports:
    """Calls whoever wants to know, once for each import of the project that is no part of another import."""

    def __init__(self, roots):
        self._roots = tuple(root.rstrip("/") + "/" for root in roots)
        self._listeners = []
        self._depth = 0

    def tell(self, listener):
        """Lets a function without arguments be called after each of them, in this copy of the process."""
        if not self._listeners:
            SourceFileLoader.exec_module = lambda loader, module: self._run(loader, module)
        self._listeners.append(listener)

    def _run(self, loader, module):
        self._depth += 1
        try:
            _exec_module(loader, module)
        finally:
            self._depth -= 1
        file = vars_of(module).get("__file__") or ""
        if not self._depth and file.startswith(self._roots) and not any(part in file for part in NOT_OURS):
            # As Python is about to do itself; state belongs to the first module that has it, also later on.
            # A module that was loaded under no name stays without one.
            if sys.modules.get(module.__name__) is not module:
                return
            sys.modules[module.__name__] = sys.modules.pop(module.__name__)
            for listener in self._listeners:
                listener()
