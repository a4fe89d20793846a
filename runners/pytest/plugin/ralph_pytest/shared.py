"""Fixtures of the project that pytest makes once for several tests: whatever they hold goes from test to test."""

from .namespaces import NOT_OURS

KIND = "FIXTURE"


class Shared:
    """The fixtures of a suite that live longer than one test, each named by its file and its own name."""

    def __init__(self, suite, files):
        self._suite = suite
        self._files = files
        self._roots = tuple(root + "/" for root in files.roots)

    def used_by(self, item):
        """The names of those that a test asks for, also by way of others."""
        info = getattr(item, "_fixtureinfo", None)
        known = getattr(info, "name2fixturedefs", None) or {}
        return [name for definitions in known.values() for name in [self._name(definitions[-1])] if name]

    def renew(self, wanted):
        """Lets the next test that asks for a fixture get a new one; what was made of the old one is left alone."""
        living = [(item, each) for item, each in self._all() if getattr(each, "cached_result", None) is not None]
        for item, definition in living:
            if self._name(definition) != wanted or definition.cached_result is None:
                continue
            if any(definition.argname in other.argnames for _, other in living if other is not definition):
                definition.cached_result = None
            else:
                definition.finish(request_of(item))

    def _all(self):
        for item in self._suite.items.values():
            info = getattr(item, "_fixtureinfo", None)
            for definitions in (getattr(info, "name2fixturedefs", None) or {}).values():
                for definition in definitions:
                    yield item, definition

    def _name(self, definition):
        if definition.scope == "function":
            return None
        file = getattr(getattr(definition.func, "__code__", None), "co_filename", "")
        if not file.startswith(self._roots) or any(part in file for part in NOT_OURS):
            return None
        return "%s::%s" % (self._files.named(file) or file, definition.argname)


def request_of(item):
    """An item that has run has given its request away; it makes a new one when it runs again, too."""
    if not item._request:
        item._initrequest()
    return item._request
