import pytest
from combinations import BACKENDS, BODIES, ROWS, TABLE, engine_of
from sqlalchemy.orm import Session

ENGINES = {backend: engine_of(backend) for backend in BACKENDS}


@pytest.fixture(scope="session", autouse=True)
def tables():
    for engine in ENGINES.values():
        TABLE.metadata.create_all(engine)


@pytest.mark.parametrize("round", (1, 2))
@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("backend", BACKENDS)
def test_sees_what_it_did(backend, body, round):
    with Session(ENGINES[backend]) as session:
        assert list(session.execute(ROWS).scalars()) == []
        session.commit()
        expected = body(session, ENGINES[backend])
        assert list(session.execute(ROWS).scalars()) == expected
