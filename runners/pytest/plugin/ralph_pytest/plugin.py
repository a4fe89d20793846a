"""The hooks by which pytest calls, from the first option read to the loop over the tests."""

import atexit
import sys
from os import environ, getpid
from random import getstate
from traceback import format_exception

import pytest

from . import arguments, options, switch
from .collecting import Suite, Uncollected
from .events import Events, Seal
from .folders import SessionFolders


class Task:
    """What this process was asked to do, and what it needs for that; ``asked`` is None when it was not asked."""

    def __init__(self):
        self.asked = arguments.take()
        if self.asked is None:
            return
        hide()
        self.random = getstate()
        self.process = getpid()
        self.seal = Seal(self.asked.one("nonce", ""))
        self.events = Events(self.asked.one("events"), self.seal)
        self.uncollected = Uncollected(self.events)
        if self.asked.one("mode") == "run":
            self.uncollected.kept = {}
        self.folders = SessionFolders()
        atexit.register(self.leave)

    def leave(self):
        """The last words, should the project end the process before its time."""
        if getpid() == self.process:
            self.uncollected.silence("")
            self.events.end()
            self.folders.remove()


def hide():
    """Takes the folder of this plugin from the paths that the project and its processes see."""
    folder = __file__.rpartition("/ralph_pytest/")[0]
    sys.path[:] = [entry for entry in sys.path if entry != folder]
    kept = [entry for entry in environ.get("PYTHONPATH", "").split(":") if entry and entry != folder]
    environ.pop("PYTHONPATH", None)
    if kept:
        environ["PYTHONPATH"] = ":".join(kept)
    sys.dont_write_bytecode = True


task = Task()


@pytest.hookimpl(hookwrapper=True)
def pytest_load_initial_conftests(early_config):
    if task.asked is not None:
        options.make_harmless(early_config.known_args_namespace)
        if task.asked.one("fixtures") == "false":
            switch.refuse_plugins(early_config.pluginmanager)
            early_config.pluginmanager.register(switch.Off(), "ralph-fixtures-off")
    outcome = yield
    if task.asked is not None and outcome.excinfo is not None:
        error = outcome.excinfo[1]
        stack = "".join(format_exception(*outcome.excinfo))
        task.uncollected.error(str(getattr(error, "path", None) or "(project)"), cause(error), stack)


def cause(error):
    """What went wrong in a conftest, without the wrapping."""
    inner = getattr(error, "excinfo", None) or getattr(error, "cause", None)
    if isinstance(inner, tuple):
        return inner[1]
    return getattr(inner, "value", None) or inner or error


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config):
    if task.asked is not None:
        options.make_harmless(config.option)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    if task.asked is not None:
        options.make_harmless(config.option)  # once more: others may have changed them meanwhile
        config.option.continue_on_collection_errors = True
        options.take_off_shufflers(config.pluginmanager)


def pytest_collectreport(report):
    if task.asked is not None:
        task.uncollected.report(report)


def pytest_internalerror(excrepr, excinfo):
    if task.asked is not None and getpid() == task.process:
        task.uncollected.error("(project)", cause(excinfo.value), str(excrepr))


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session):
    if task.asked is None:
        return None
    from .service import serve

    options.write_no_cache(session.config, task.folders.cache)
    options.mute(session.config)
    serve(task, session, Suite(session.items))
    return True
