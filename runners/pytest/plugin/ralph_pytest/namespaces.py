"""The names of the project's modules and classes, and of the modules that the project uses."""

import sys
from operator import is_, methodcaller
from types import FunctionType, ModuleType

from .guards import flat, same_length
from .insides import ATOMS, BY_TEXT, MISSING, PLAIN, attributes_of, module_of, state_of
from .places import Places

# Set and changed by Python, pytest and unittest themselves.
UNIMPORTANT = frozenset(
    "__builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __path__ __spec__ __warningregistry__"
    " __dict__ __weakref__ __module__ __abstractmethods__ _abc_impl __annotations__ __qualname__ __hash__"
    " _class_cleanups _classSetupFailed tearDown_exceptions __firstlineno__ __static_attributes__ __annotate__ pytestmark".split()
)
NOT_OURS = ("/site-packages/", "/dist-packages/", "/.venv/", "/venv/", "/.tox/", "/.nox/", "/node_modules/")
OFTEN_PATCHED = "builtins os posixpath time socket subprocess random datetime uuid shutil tempfile json getpass".split()
VALUES = methodcaller("values")
IDENTITY_ONLY = frozenset([ModuleType, type, property])


class Namespace:
    """One module or class: its names as they were, and those whose contents must be looked at each time."""

    def __init__(self, name, holder, names):
        self.name = name
        self.holder = holder
        self.kind = "MODULE_ATTRIBUTE" if isinstance(names, dict) else "CLASS_ATTRIBUTE"
        self.names = names
        self.values = self.deep = self.classes = self._all = None

    def refresh(self):
        """Looks which names were bound anew since the last look."""
        # Without comparing the names: to bind another name to the very same object, in its place, is no state.
        if self._all is not None and same_objects(self.names, self._all):
            return
        self.values = {k: v for k, v in list(self.names.items()) if k not in UNIMPORTANT and k[:1] != "@"}
        self._all = list(self.names.values())
        self.deep = [name for name, value in self.values.items() if is_deep(value)]
        classes = [(name, value) for name, value in self.values.items() if isinstance(value, type)]
        self.classes = [("%s.%s" % (self.name, self._bound(n, c)), c) for n, c in classes if belongs(c, self.holder)]
        return True

    def _bound(self, name, cls):
        """The name by which a class can be reached here: its own, unless that stands for something else."""
        return cls.__name__ if self.values.get(cls.__name__) is cls else name


def is_deep(value):
    kind = type(value)
    if kind in PLAIN or kind in ATOMS or kind in BY_TEXT or kind in IDENTITY_ONLY or issubclass(kind, type):
        return False
    if kind is FunctionType:
        return bool(value.__closure__ or value.__dict__ or state_of(value))
    return True


class Namespaces:
    """All of them. Which there are is found anew whenever modules came or went."""

    def __init__(self, roots):
        self._roots = tuple(root.rstrip("/") + "/" for root in roots)
        self._modules = None
        self._known = {}
        self.project = {}
        self.foreign = {}
        self.files = {}
        self._order, self._names, self._bound = [], [], []
        self._places = Places(self.is_project)
        self._taken = None

    @property
    def cut(self):
        return self._places.cut

    def is_project(self, module):
        return module in self.files

    def _find(self):
        if self._modules is not None and same_objects(sys.modules, self._modules):
            return False
        self._modules = list(sys.modules.values())
        self.files = {}
        for name, module in list(sys.modules.items()):
            file = vars_of(module).get("__file__")
            if type(file) is str and file.startswith(self._roots) and not any(part in file for part in NOT_OURS):
                self.files[name] = module
        # What others import comes before those who import it, so that state is named after its home; tests are last.
        names = sorted(self.files, key=is_test)
        self.project = {name: self._namespace(name, self.files[name]) for name in names}
        self._find_foreign()
        return True

    def _namespace(self, name, holder):
        known = self._known.get(name)
        if known is None or known.holder is not holder:
            names = attributes_of(holder) if isinstance(holder, type) else vars_of(holder)
            known = self._known[name] = Namespace(name, holder, names)
        return known

    def _find_foreign(self):
        used = {name: sys.modules.get(name) for name in OFTEN_PATCHED}
        for module in self.files.values():
            for value in list(vars_of(module).values()):
                kind = type(value)
                name = value.__name__ if kind is ModuleType else attribute_module(value)
                if name and name not in self.files:
                    used[name] = sys.modules.get(name)
                    if isinstance(value, type) and name != "builtins" and type(value) is type:
                        used["%s.%s" % (name, value.__qualname__)] = value
        own = ("_pytest", "pytest", "ralph_pytest", "pluggy", "sys", "py.")
        self.foreign = {
            name: self._namespace(name, holder)
            for name, holder in used.items()
            if holder is not None and not name.startswith(own)
        }

    def take(self):
        """What all names stand for at this moment."""
        found = self._find()
        bound = flat(map(VALUES, self._names))
        if not found and self._taken is not None and same_length(bound, self._bound):
            if self._places.hold():
                return self._taken
        else:
            self._order = [*self._with_classes(), *self.foreign.values()]
            self._names = [namespace.names for namespace in self._order]
            self._bound = flat(map(VALUES, self._names))
        self._taken = None
        deep = {(n.name, name): n.values[name] for n in self._order if n.name not in self.foreign for name in n.deep}
        places = self._places.take(deep)
        taken = {}
        for namespace in self._order:
            own = None
            if namespace.name not in self.foreign:
                own = {name: places[namespace.name, name] for name in namespace.deep}
            taken[namespace.name] = (namespace, namespace.values, own)
        self._taken = taken
        return taken

    def _with_classes(self):
        """The modules of the project, each with the classes that were written in it."""
        found, waiting = {}, list(reversed(list(self.project.values())))
        while waiting:
            namespace = waiting.pop()
            if namespace.name not in found:
                found[namespace.name] = namespace
                namespace.refresh()
                waiting += reversed([self._namespace(name, cls) for name, cls in namespace.classes])
        for namespace in self.foreign.values():
            namespace.refresh()
        return found.values()


def same_objects(names, objects):
    """Whether the names stand for these very objects; a comparison that calls nobody's code."""
    return len(names) == len(objects) and all(map(is_, names.values(), objects))


def belongs(cls, holder):
    """Whether a class was written right there, and not merely imported."""
    attributes = attributes_of(cls)
    if isinstance(holder, type):
        home, outer = attributes_of(holder).get("__module__"), holder.__qualname__ + "."
    else:
        home, outer = vars_of(holder).get("__name__"), ""
    return attributes.get("__module__") == home and cls.__qualname__ == outer + cls.__name__


def is_test(name):
    last = name.rpartition(".")[2]
    return last == "conftest" or last.startswith("test") or last.endswith("_test")


def vars_of(module):
    try:
        names = object.__getattribute__(module, "__dict__")
        return names if type(names) is dict else {}
    except AttributeError:
        return {}


def attribute_module(value):
    """The module that a function or class says it comes from."""
    if isinstance(value, type) or type(value) is FunctionType:
        module = module_of(value) if isinstance(value, type) else value.__module__
        return module if type(module) is str else None
    return getattr(value, "__module__", None) if type(value) is type(len) else None


def changed(before, after):
    """Each name that stands for something else than before: its namespace, itself, both values, the first mark."""
    if before is after:
        return
    for name, (namespace, values, places) in after.items():
        old = before.get(name)
        if old is None or (old[1] is values and old[2] == places):
            continue
        for attribute in {**old[1], **values}:
            was, now = old[1].get(attribute, MISSING), values.get(attribute, MISSING)
            if places is None:
                if was is not now:
                    yield namespace, attribute, was, now, MISSING
                continue
            place, later = old[2].get(attribute), places.get(attribute)
            if not same(was, now, place, later):
                yield namespace, attribute, was, now, place.mark if place else MISSING


def same(was, now, place, later):
    if place or later:
        return bool(place and later) and place.same(later)
    if was is now:
        return True
    kind = type(was)
    return kind is type(now) and (kind in PLAIN or kind in ATOMS or kind in BY_TEXT) and (was == now or was != was and now != now)

