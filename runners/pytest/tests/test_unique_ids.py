"""What the generated code for ids leaves behind: nothing."""

from pathlib import Path

PATTERNS = Path(__file__).resolve().parents[1] / "patterns"


def test_taking_an_id_is_nobodys_leak(project):
    package = PATTERNS / "worker-prefix" / "unique.py.template"
    suite = """
        from isolation import unique

        def test_text():
            assert unique.text("A") != unique.text("A")

        def test_number():
            assert unique.number() != unique.number(31)
    """
    session = project({"isolation/__init__.py": "", "test_ids.py": suite})
    (session.folder / "isolation" / "unique.py").write_text(package.read_text())
    tests = session.tests()
    answers = session.run(tests, tests[::-1], look="leaks")
    assert [(answer.outcomes, answer.leaks()) for answer in answers] == [(["PASSED"] * 2, set())] * 2
