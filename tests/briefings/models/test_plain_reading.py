"""Rows of plain SQL are the rows that the ORM would have made."""

import pytest

from briefings.models.firm import Firm
from briefings.models.plain_reading import columns, instances, read
from briefings.models.published.edition import Edition, Listing

pytestmark = pytest.mark.django_db


def rows_of(*models: type) -> list[list]:
    names = ", ".join(columns(model) for model in models)
    tables = ", ".join(model._meta.db_table for model in models)
    return [instances(row, *models) for row in read(models[0], f"SELECT {names} FROM {tables}")]


def values(row) -> dict:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_a_row_has_the_values_of_the_orm_and_no_query_follows(edition, django_assert_num_queries):
    Firm.load().save()
    wanted = [values(model.objects.get()) for model in (Edition, Listing, Firm)]

    with django_assert_num_queries(1):
        ((*made,),) = rows_of(Edition, Listing, Firm)
        found = [values(row) for row in made]

    assert found == wanted
    assert {type(row.published_at.tzinfo) for row in made[:1]} != {type(None)}


def test_what_else_is_selected_follows_the_instances(edition):
    (row,) = read(Listing, f"SELECT {columns(Listing)}, 1, 'two' FROM briefings_listing")

    listing, *rest = instances(row, Listing)

    assert (listing.reference, rest) == (edition.snapshot.reference, [1, "two"])


def test_an_instance_can_be_saved_again(edition):
    Firm.load().save()
    ((firm,),) = rows_of(Firm)

    firm.telephone = "+853 2833 0000"
    firm.save()

    assert Firm.objects.get().telephone == "+853 2833 0000"
