"""Options and plugins of the target that would change the order, the processes or the files of a session."""

# What each option is set to, whichever plugin it belongs to and only where that plugin is there.
HARMLESS = {
    "maxfail": 0,
    "lf": False,
    "failedfirst": False,
    "newfirst": False,
    "stepwise": False,
    "usepdb": False,
    "trace": False,
    "collectonly": False,
    "setupshow": False,
    "setuponly": False,
    "setupplan": False,
    "xmlpath": None,
    "htmlpath": None,
    "numprocesses": None,
    "dist": "no",
    "tx": [],
    "distload": False,
    "looponfail": False,
    "randomly_reorganize": False,
    "no_cov": True,
    "reruns": 0,
}
SHUFFLERS = ("random_order", "random-order", "pytest_random_order", "reverse", "pytest_reverse", "random")


def make_harmless(options):
    for name, value in HARMLESS.items():
        if hasattr(options, name):
            setattr(options, name, value)
    for name in ("cov_source", "cov_report"):
        if hasattr(options, name):
            setattr(options, name, [] if name == "cov_source" else {})


def take_off_shufflers(plugins):
    for name in SHUFFLERS:
        plugin = plugins.get_plugin(name)
        if plugin is not None and "random" in str(getattr(plugin, "__name__", "")) + name:
            plugins.unregister(plugin)


def write_no_cache(config, folder):
    """Lets the cache of pytest live outside the project."""
    cache = getattr(config, "cache", None)
    if cache is not None and hasattr(cache, "_cachedir"):
        cache._cachedir = type(cache._cachedir)(folder)


def mute(config):
    """Keeps the progress of many probes out of the log; the file handed in must live as long as the session."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None:
        sink = open("/dev/null", "w")
        reporter._tw._file = sink
