"""The session itself: what is done in each of its modes."""

import gc

from . import drivers, probes, tables
from .arguments import unescaped
from .batches import Batches, groups
from .family import Family, adopt_orphans, threads
from .files import Files
from .imports import Imports
from .ledger import Ledger
from .looking import Looks, base
from .mementos import Mementos
from .running import Runs
from .shared import Shared


def serve(task, session, suite):
    """Lists the tests and, when asked for more, runs them."""
    mode = task.asked.one("mode", "serve")
    if mode == "run":
        run_once(task, session, suite)
    else:
        for name in suite.items:
            task.events.say("test", id=name)
        task.uncollected.listed = True
        if mode == "serve":
            answer(task, session, suite)
    task.events.end()


def run_once(task, session, suite):
    """The work of a worker: the tests once, in this process, with nothing shared."""
    task.uncollected.listed = True
    cannot = drivers.missing(task.asked.all("root"))
    if cannot:
        task.events.say("cannot", message=cannot)
        return
    names = [unescaped(name) for name in task.asked.all("test")]
    for name in (name for name in names if name not in suite.items):
        not_found(task, name)
    task.folders.give_base(session.config)
    runs = Runs(suite, lambda **event: task.events.pass_on(event))
    session.config.pluginmanager.register(runs, "ralph-runs")
    names = [name for name in names if name in suite.items]
    rows = prepare(task, runs, len(names) - 1)
    runs.run(names)
    if rows is not None:
        task.events.say("schema", tables=rows.schema())


def not_found(task, name):
    """A test whose file could not be imported this time has failed; any other must be there."""
    kept = task.uncollected.kept or {}
    why = next((kept[node] for node in kept if name.startswith(node + "::")), None)
    if why is None:
        message = "The test was not found: " + name
        task.events.say("broken", failure={"type": "pytest", "message": message, "stack": ""})
    else:
        task.events.say("started", id=name)
        task.events.say("finished", id=name, outcome="FAILED", ms=0, failure=why)


def prepare(task, runs, last):
    """Lets a worker look at leaks, and put state back before its last test, where it was asked for that.

    Gives the watch over the database, where there is one.
    """
    asked = task.asked
    restored = [unescaped(name) for name in asked.all("restore")]
    looking = asked.one("probe") == "true"
    if not looking and not restored:
        return None
    ledger = Ledger()
    note = lambda message: task.events.say("note", message=message)  # noqa: E731
    files = Files(asked.all("root"), asked.all("pristine"), task.folders, asked.all("requests"), note)
    files.expect(ledger)
    files.watch()
    looks = Looks(base(files.roots), files, ledger, runs.say) if looking else None
    imports = Imports(files.roots)
    mementos = Mementos(restored, files, Shared(runs.suite, files), imports)
    rows = tables.watched() if looking else None
    if looks:
        imports.tell(looks.imported)

    def before(run, number):
        if restored and number == last:
            remark = mementos.back()
            if remark:
                note(remark)
            if looks:
                looks.forget()
        if looks:
            looks.begin()
        if rows and number == 0:
            rows.begin()

    def after(run, number):
        looks.after(run, number)
        for kind, table, was, now in rows.changes() if rows else ():
            runs.say(event="leak", id=run.name, kind=kind, where=table, before=was, after=now, shape="VALUE")

    runs.before = before
    if looks:
        runs.after = after
    return rows


def answer(task, session, suite):
    """Answers batches of probes until the agent has enough."""
    if threads() > 1:
        task.events.say("cannot", message="The project starts threads when it is collected.")
        return
    adopt_orphans()
    lane = probes.Lane(task, session, suite, Family())
    if lane.files.problem:
        task.events.say("cannot", message=lane.files.problem)
        return
    # Whatever is done here need not be done in each copy.
    lane.files.expect(lane.ledger)
    task.folders.give_base(session.config)
    gc.collect()
    gc.freeze()
    task.events.say("ready")
    batches = Batches(task.asked.one("requests"), task.seal)
    while not lane.lost:
        batch = batches.next()
        if batch is None:
            break
        for group in groups(batch):
            if not lane.lost:
                lane.answer(group)
    lane.files.sample()
