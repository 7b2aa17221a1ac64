"""Which briefings are related, and how relations follow publication and withdrawal."""

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from briefings import publishing, search
from briefings.models.published import readable
from briefings.models.published.edition import Listing
from briefings.models.published.generation import Generation
from briefings.models.published.related import Relation, Topic
from briefings.models.terms import Term
from briefings.search.related import all_relations, comparison, named, relations
from briefings.text.texts import Texts
from tests.support.factories import (
    change_side,
    document,
    make_area,
    make_briefing,
    pair,
    publish_now,
    section,
)

pytestmark = pytest.mark.django_db
REASON = Texts("理由。", "A reason.")
LAW = pair("《個人資料保護法》規定如下。", "Law No. 8/2005 says as follows.")


def public(at, *pairs, areas=(), **changes):
    """Return a public briefing of these pairs."""
    briefing = make_briefing(sections=[section(*pairs)], **changes)
    briefing.areas.set(areas)
    publish_now(briefing, at=at)
    return briefing


def related_to(briefing):
    rows = Relation.objects.filter(listing=briefing.pk).order_by("-weight", "-other_id")
    return list(rows.values_list("other_id", flat=True))


def reasons(one, other):
    return [named(key) for key in Relation.objects.get(listing=one.pk, other=other.pk).shared]


def other(number=1):
    return pair(f"其他事項第{number}則。", f"Another matter, number {number}.")


def test_briefings_that_name_the_same_law_are_related_in_both_directions(noon):
    old, strange = public(noon, LAW), public(noon, other())

    new = public(noon, LAW, other(2))

    assert related_to(new) == [old.pk]
    assert related_to(old) == [new.pk]
    assert related_to(strange) == []
    assert set(reasons(new, old)) == {("law", "個人資料保護法"), ("law", "8/2005")}


def test_a_law_is_the_same_by_its_number_in_either_language(noon):
    chinese = public(noon, pair("第8/2005號法律已生效。", ""))
    english = public(noon, pair("", "Under Law No. 8/2005 a notice is due."))

    assert related_to(english) == [chinese.pk]


def test_an_area_relates_and_a_law_in_common_says_more(noon):
    area = make_area()
    same_area = public(noon, other(1), areas=[area])
    same_law = public(noon, LAW)

    new = public(noon, LAW, areas=[area])

    assert related_to(new) == [same_law.pk, same_area.pk]
    assert reasons(new, same_area) == [("area", "ip")]


def test_several_terms_of_the_firm_relate_and_a_single_one_does_not(noon):
    Term.objects.create(zh_hant="資料處理", en="data processing")
    Term.objects.create(zh_hant="資料當事人", en="data subject")
    one = public(noon, pair("資料處理須知。", "On data processing."))
    both = public(noon, pair("", "Data processing and every data subject."))

    new = public(noon, pair("資料處理與資料當事人。", ""))

    assert related_to(new) == [both.pk]
    assert related_to(one) == []


def test_a_term_is_a_whole_word(noon):
    Term.objects.create(zh_hant="稅", en="tax")
    Term.objects.create(zh_hant="租", en="rent")
    public(noon, pair("", "Taxis are parents of syntax."))

    new = public(noon, pair("", "A tax on rent."))

    assert related_to(new) == []


def test_a_correction_changes_what_is_related(noon, lawyer):
    law, corrected = public(noon, LAW), public(noon, other())

    change_side(corrected, "zh-hant", "《個人資料保護法》亦適用。", by=lawyer)
    publish_now(corrected, at=noon)

    assert related_to(corrected) == [law.pk]
    assert related_to(law) == [corrected.pk]


def test_a_correction_that_takes_the_law_away_ends_the_relation(noon, lawyer):
    law, corrected = public(noon, LAW), public(noon, LAW)

    for language, text in (("zh-hant", "已刪去。"), ("en", "Deleted.")):
        change_side(corrected, language, text, by=lawyer)
    publish_now(corrected, at=noon)

    assert related_to(law) == related_to(corrected) == []


def test_a_withdrawn_briefing_leaves_nothing_and_comes_back_with_its_next_edition(noon, lawyer):
    kept, withdrawn = public(noon, LAW), public(noon, LAW)

    publishing.withdraw(briefing=withdrawn, by=lawyer, at=noon, reason=REASON)

    assert related_to(kept) == []
    assert not Topic.objects.filter(listing_id=withdrawn.pk).exists()

    publish_now(withdrawn, at=noon)

    assert related_to(kept) == [withdrawn.pk]


def test_the_worker_relates_what_was_published_by_other_means(noon):
    old, new = public(noon, LAW), public(noon, LAW)
    Relation.objects.all().delete()
    Topic.objects.all().delete()
    Listing.objects.update(related_edition=0)

    search.related.keep_up(at=noon)

    assert related_to(new) == [old.pk]
    assert related_to(old) == [new.pk]
    with CaptureQueriesContext(connection) as queries:
        search.related.keep_up(at=noon)
    assert len(queries) == 1


def test_cached_pages_are_made_anew_once_the_worker_has_related_something(noon):
    public(noon, LAW)
    Listing.objects.update(related_edition=0)
    before = str(Generation.objects.get())

    search.related.keep_up(at=noon)

    related = str(Generation.objects.get())
    assert related != before

    search.related.keep_up(at=noon)

    assert str(Generation.objects.get()) == related

    list(search.related.rebuild())

    assert str(Generation.objects.get()) != related


def test_rebuilding_gives_the_same_and_drops_rows_without_a_listing(noon):
    old, new = public(noon, LAW), public(noon, LAW)
    Topic.objects.create(listing_id=999_999, key="t:left over")
    Relation.objects.create(listing_id=old.pk, other_id=999_999, weight=9, shared=[])

    assert list(search.related.rebuild()) == [(2, 2)]

    assert related_to(old) == [new.pk]
    assert not Topic.objects.filter(listing_id=999_999).exists()


def stored_rows():
    topics = Topic.objects.values_list("listing", "key")
    rows = Relation.objects.all()
    relations = [(one.listing_id, one.other_id, round(one.weight, 9), one.shared) for one in rows]
    return sorted(topics), sorted(relations)


def a_mixed_archive(at):
    Term.objects.create(zh_hant="資料處理", en="data processing")
    Term.objects.create(zh_hant="資料當事人", en="data subject")
    pairs = [
        LAW,
        pair("第7/2003號法律。", "Law No. 7/2003."),
        pair("《民法典》。", "The Civil Code Act."),
        pair("資料處理與資料當事人。", "Data processing."),
    ]
    area = make_area()
    for number in range(18):
        chosen = [one for at, one in enumerate(pairs) if number >> at & 1]
        public(at, *chosen, other(number), areas=[area] if number % 3 == 0 else ())


def test_relating_all_at_once_gives_what_relating_each_gives(noon, monkeypatch):
    a_mixed_archive(noon)
    for _twice in range(2):
        for edition in readable.public().order_by("briefing_id"):
            relations.relate(edition)
    one_by_one = stored_rows()
    monkeypatch.setattr(all_relations, "_AT_ONCE", 4)

    list(search.related.rebuild())

    assert stored_rows() == one_by_one
    assert len(one_by_one[1]) > 60


def test_relating_all_at_once_from_nothing_relates_each(noon, monkeypatch):
    a_mixed_archive(noon)
    before = stored_rows()[0]
    for model in (Relation, Topic):
        model.objects.all().delete()
    Listing.objects.update(related_edition=0)
    monkeypatch.setattr(all_relations, "_AT_ONCE", 4)

    list(search.related.rebuild())

    assert stored_rows()[0] == before
    links = set(Relation.objects.values_list("listing", "other"))
    assert links == {(other, one) for one, other in links}
    assert len({one for one, _other in links}) == 17  # the first names nothing
    assert not Listing.objects.exclude(related_edition=F("edition")).exists()


def test_relating_all_at_once_gives_the_same_in_batches_of_any_size(noon, monkeypatch):
    a_mixed_archive(noon)
    before = list(Relation.objects.all())
    monkeypatch.setattr(comparison, "MOST", 2)
    monkeypatch.setattr(all_relations, "STAYING", 1)
    made = []
    for at_once in (1, 5, 500):
        Relation.objects.all().delete()
        Relation.objects.bulk_create(before)
        monkeypatch.setattr(all_relations, "_AT_ONCE", at_once)

        list(search.related.rebuild())
        made.append(stored_rows())

    assert made[0] == made[1] == made[2]


def test_relating_all_writes_only_what_differs_and_asks_as_often_for_many(noon):
    def queries():
        list(search.related.rebuild())  # weights depend on the number of all
        with CaptureQueriesContext(connection) as made:
            list(search.related.rebuild())
        return [query["sql"] for query in made]

    public(noon, LAW)
    public(noon, LAW)
    few = queries()
    for _each in range(5):
        public(noon, LAW)

    many = queries()

    assert len(many) == len(few)
    assert not [sql for sql in many if sql.startswith("INSERT") and "generation" not in sql]


@pytest.mark.parametrize("step", ["_lines_of", "_store_relations"])
def test_what_is_published_or_withdrawn_while_all_are_related_stays_as_it_is(
    noon, lawyer, monkeypatch, step
):
    kept, corrected, withdrawn = (public(noon, LAW) for _each in range(3))
    work = getattr(all_relations, step)

    def meanwhile(*given):
        monkeypatch.setattr(all_relations, step, work)
        for language, text in (("zh-hant", "已刪去。"), ("en", "Deleted.")):
            change_side(corrected, language, text, by=lawyer)
        publish_now(corrected, at=noon)
        publishing.withdraw(briefing=withdrawn, by=lawyer, at=noon, reason=REASON)
        new.append(public(noon, LAW))
        return work(*given)

    new = []
    monkeypatch.setattr(all_relations, step, meanwhile)

    list(search.related.rebuild())

    assert related_to(kept) == [new[0].pk]
    assert related_to(new[0]) == [kept.pk]
    assert related_to(corrected) == related_to(withdrawn) == []


def test_publishing_costs_the_same_however_many_briefings_are_related(noon):
    def queries_of_a_publication():
        briefing = make_briefing(sections=[section(LAW)])
        with CaptureQueriesContext(connection) as queries:
            publish_now(briefing, at=noon)
        return len(queries)

    queries_of_a_publication()
    few = queries_of_a_publication()
    for _each in range(10):
        public(noon, LAW)

    assert queries_of_a_publication() <= few


def test_a_draft_is_related_as_it_will_be_when_it_is_published(noon):
    old = public(noon, LAW)
    draft = make_briefing(**document(sections=[section(LAW)]))

    found = search.related.relations_of_draft(draft.pk, publishing.freeze(draft))

    assert [one.other_id for one in found] == [old.pk]
    assert related_to(old) == []


def test_general_words_of_the_law_relate_nothing(noon):
    for zh_hant, en in (("合同", "contract"), ("債務人", "debtor")):
        Term.objects.create(zh_hant=zh_hant, en=en, is_enforced=False)
    words = pair("債務人訂立合同。", "The debtor makes a contract.")

    public(noon, words)
    second = public(noon, words, other())

    assert related_to(second) == []
