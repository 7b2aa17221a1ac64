"""Real bilingual documents in every layout, against what is known to be right."""

import pytest

from briefings.importing import read_text
from tests.briefings.importing import layouts

# What the importer reached when this was written, less a little: anything below is a step back.
LEAST_PAIRS, LEAST_HEADINGS = 0.9, 0.85


@pytest.mark.parametrize("name", layouts.DOCUMENTS)
def test_a_pasted_document_is_read_without_a_fault(name):
    expected = layouts.gold(name)

    found = read_text(layouts.pasted(name)).to_json()

    assert found["title"] == expected["title"]
    assert layouts.pair_f1(expected, found) == 1.0
    assert layouts.headings(found) == layouts.headings(expected)


@pytest.mark.parametrize("name", layouts.DOCUMENTS)
@pytest.mark.parametrize("layout", layouts.LAYOUTS)
def test_a_document_is_read_in_every_layout(name, layout):
    expected = layouts.gold(name)

    found = read_text(layout(expected)).to_json()

    assert layouts.pair_f1(expected, found) >= LEAST_PAIRS
    right = layouts.headings(found) & layouts.headings(expected)
    assert len(right) >= LEAST_HEADINGS * len(layouts.headings(expected))
