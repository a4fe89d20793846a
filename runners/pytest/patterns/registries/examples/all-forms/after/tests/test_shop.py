import copyreg
import csv
import json

import django.db.models.signals
import flask.signals
import pytest
import yaml


@pytest.fixture
def keeps_copyreg_dispatch_table():
    """Puts copyreg.dispatch_table back: test_second relies on it."""
    before = dict(copyreg.dispatch_table)
    yield
    copyreg.dispatch_table.clear()
    copyreg.dispatch_table.update(before)


@pytest.fixture
def keeps_json_jsonencoder_default():
    """Puts json.JSONEncoder.default back: test_second relies on it."""
    before = json.JSONEncoder.default
    yield
    json.JSONEncoder.default = before


@pytest.fixture
def keeps_yaml_safe_loader_yaml_constructors():
    """Puts yaml.SafeLoader.yaml_constructors back: test_second relies on it."""
    kept = vars(yaml.SafeLoader).get("yaml_constructors")
    entries = dict(kept or {})
    yield
    if kept is not None:
        kept.clear()
        kept.update(entries)
        yaml.SafeLoader.yaml_constructors = kept
    elif "yaml_constructors" in vars(yaml.SafeLoader):
        del yaml.SafeLoader.yaml_constructors


@pytest.fixture
def keeps_csv_dialects():
    """Puts the dialects of csv back: test_second relies on it."""
    before = {name: csv.get_dialect(name) for name in csv.list_dialects()}
    yield
    for name in csv.list_dialects():
        csv.unregister_dialect(name)
    for name, dialect in before.items():
        csv.register_dialect(name, dialect)


@pytest.fixture
def keeps_flask_signals_signals():
    """Puts flask.signals._signals back: test_second relies on it."""
    before = [
        (table, {key: set(to) if isinstance(to, set) else to for key, to in table.items()})
        for signal in flask.signals._signals.values()
        for table in vars(signal).values()
        if isinstance(table, dict)
    ]
    yield
    for signal in flask.signals._signals.values():
        signal._clear_state()
    for table, entries in before:
        table.update(entries)


@pytest.fixture
def keeps_django_db_models_signals_post_save():
    """Puts django.db.models.signals.post_save back: test_second relies on it."""
    before = django.db.models.signals.post_save.receivers[:]
    yield
    django.db.models.signals.post_save.receivers[:] = before
    django.db.models.signals.post_save.sender_receivers_cache.clear()


@pytest.mark.usefixtures("keeps_flask_signals_signals", "keeps_django_db_models_signals_post_save")
@pytest.mark.usefixtures("keeps_yaml_safe_loader_yaml_constructors", "keeps_csv_dialects")
@pytest.mark.usefixtures("keeps_copyreg_dispatch_table", "keeps_json_jsonencoder_default")
def test_first():
    pass


def test_second():
    pass
