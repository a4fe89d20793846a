"""Switches the fixtures off that were generated to isolate tests, to see the fault come back."""

import re

import pytest

GENERATED = re.compile(r"(?:.*\.)?isolation\.[^.]+(?:\..*)?")


def is_generated(module):
    return GENERATED.fullmatch(str(getattr(module, "__name__", module) or "")) is not None


def refuse_plugins(plugins):
    """Lets nobody register a module of the generated package as a plugin."""
    register = plugins.register

    def only_others(plugin, name=None):
        return None if is_generated(plugin) else register(plugin, name)

    plugins.register = only_others
    import_plugin = plugins.import_plugin

    def import_only_others(modname, consider_entry_points=False):
        if not is_generated(modname):
            import_plugin(modname, consider_entry_points)

    plugins.import_plugin = import_only_others


class Off:
    """A plugin that keeps generated fixtures from doing anything; one that a test asks for by name is kept."""

    @pytest.hookimpl(hookwrapper=True, tryfirst=True)
    def pytest_fixture_setup(self, fixturedef, request):
        function = fixturedef.func
        asked = getattr(getattr(request._pyfuncitem, "_fixtureinfo", None), "argnames", ())
        if not is_generated(getattr(function, "__module__", "")) or fixturedef.argname in asked:
            yield
            return
        fixturedef.func = nothing
        try:
            yield
        finally:
            fixturedef.func = function


def nothing(**_):
    return None
