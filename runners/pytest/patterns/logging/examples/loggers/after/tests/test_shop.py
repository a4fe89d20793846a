import logging

import pytest


@pytest.fixture
def keeps_logger_shop_register():
    """Puts the logger shop.register back: test_second relies on it."""
    logger = logging.getLogger("shop.register")
    level, disabled, propagate = logger.level, logger.disabled, logger.propagate
    handlers, filters = logger.handlers[:], logger.filters[:]
    yield
    logger.setLevel(level)
    logger.disabled, logger.propagate = disabled, propagate
    logger.handlers[:], logger.filters[:] = handlers, filters


@pytest.fixture
def keeps_root_logger():
    """Puts the root logger back: test_second relies on it."""
    logger = logging.getLogger()
    level, disabled, propagate = logger.level, logger.disabled, logger.propagate
    handlers, filters = logger.handlers[:], logger.filters[:]
    yield
    logger.setLevel(level)
    logger.disabled, logger.propagate = disabled, propagate
    logger.handlers[:], logger.filters[:] = handlers, filters


@pytest.fixture
def keeps_logging_disable():
    """Puts logging.disable back: test_second relies on it."""
    before = logging.root.manager.disable
    yield
    logging.disable(before)


@pytest.mark.usefixtures("keeps_logger_shop_register", "keeps_root_logger", "keeps_logging_disable")
def test_first():
    pass


def test_second():
    pass
