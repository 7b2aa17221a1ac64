"""Which tests a second database runs."""

import pytest

pytest_plugins = "pytester"

SUITE = """
    import pytest

    @pytest.fixture
    def db(): pass

    @pytest.fixture
    def lawyer(db): pass

    @pytest.fixture
    def browser(): pass

    @pytest.fixture
    def page(browser): pass

    def test_of_text(): pass

    @pytest.mark.django_db
    def test_marked(): pass

    def test_of_a_row(lawyer): pass

    def test_of_a_page(lawyer, page): pass

    @pytest.mark.one_database
    def test_of_processes(lawyer): pass
"""


@pytest.fixture
def suite(pytester):
    pytester.makeini(
        "[pytest]\nmarkers =\n    browser: drives a browser\n    django_db: asks the database\n"
        "    one_database: asks one only\n"
    )
    pytester.makepyfile(SUITE)
    return pytester


def run(suite, *arguments: str) -> pytest.RunResult:
    alone = ("-p", "no:django", "-p", "no:playwright", "-p", "no:xdist", "-p", "no:cacheprovider")
    return suite.runpytest(*alone, "-p", "tests.support.second_database", *arguments)


def test_the_first_database_runs_all(suite):
    run(suite).assert_outcomes(passed=5)


def test_the_second_database_runs_only_what_depends_on_it(suite):
    run(suite, "--second-database").assert_outcomes(passed=2, deselected=3)
