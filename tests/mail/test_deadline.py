import time

import pytest

from mail.deadline import deadline
from tests.support.patience import PATIENCE


def test_a_deadline_ends_what_goes_on_for_ever():
    begun = time.monotonic()

    with pytest.raises(TimeoutError), deadline(0.2):
        time.sleep(PATIENCE)

    assert time.monotonic() - begun < PATIENCE / 4
