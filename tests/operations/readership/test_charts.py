"""Charts are drawn to scale."""

from operations.readership.charts import chart


def test_the_highest_column_fills_the_chart_and_the_others_are_in_proportion():
    drawn = chart([5, 20, 0])

    assert [column.height for column in drawn.columns] == [25, 100, 0]
    assert [column.y for column in drawn.columns] == [75, 0, 100]
    assert drawn.columns[-1].x + drawn.columns[-1].width == drawn.width


def test_a_chart_of_nothing_has_no_height():
    assert [column.height for column in chart([0, 0]).columns] == [0, 0]


def test_an_unknown_value_has_no_column_but_its_place():
    drawn = chart([5, None, 10])

    assert [(column.x, column.height) for column in drawn.columns] == [(0, 50), (20, 100)]
    assert drawn.width == 28
