"""Periods of a report are whole months."""

from datetime import date

from operations.readership.months import Period, shifted


def test_a_period_names_its_months_over_the_turn_of_the_year():
    period = Period(date(2025, 11, 1), date(2026, 2, 1))

    assert list(period) == [
        date(2025, 11, 1),
        date(2025, 12, 1),
        date(2026, 1, 1),
        date(2026, 2, 1),
    ]
    assert period.last_day == date(2026, 2, 28)
    assert period.before == Period(date(2025, 7, 1), date(2025, 10, 1))


def test_a_month_is_shifted_either_way():
    assert shifted(date(2026, 1, 1), -1) == date(2025, 12, 1)
    assert shifted(date(2025, 12, 1), 13) == date(2027, 1, 1)
