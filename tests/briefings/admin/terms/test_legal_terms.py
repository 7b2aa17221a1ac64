"""The shipped glossary: what it holds, and how the firm takes terms over and back."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import opencc
import pytest
from django.urls import reverse

from briefings.admin.terms.legal_terms import FILE, key_of, shipped
from briefings.checking.terms import Entry, Glossary
from briefings.models.terms import REFERENCE_TERM, TERM, Field, Term, TermAdoption
from briefings.text.files import spreadsheets
from briefings.text.language_detection import has_han
from briefings.text.languages import WRITTEN
from briefings.text.texts import Texts
from tests.briefings.admin.terms.test_model_admin import bring

ROOT = Path(__file__).parents[4]
RIGHT_TEXTS = [
    ROOT / "tests" / "data" / "seed.expected.json",
    *sorted((ROOT / "operations" / "demo" / "texts").glob("*.json")),
]
PAGE = "admin:briefings_legal_terms"
# Traditional as the laws write them, though a converter would change them: 占有, 侵占, 秘書.
ALIKE = str.maketrans("", "", "占秘")


def one(zh_hant: str) -> Term:
    return next(term for term in shipped() if term.zh_hant == zh_hant)


def shown(client, *fields: str):
    return client.get(reverse(PAGE), {"field": fields})


def take(client, *wordings: str, **others: str):
    keys = [key_of(one(wording)) for wording in wordings]
    return client.post(reverse(PAGE), {"add": keys, **others}, follow=True)


def choose(client, wording: str, choice: str, seen: str = ""):
    key = key_of(one(wording))
    answer = shown(client, *Field.values)
    offer = next(each for each in answer.context["different"] if each.key == key)
    data = {"different": key, f"choice-{key}": choice, f"seen-{key}": seen or offer.seen}
    return client.post(reverse(PAGE), data, follow=True)


# --- What it holds --------------------------------------------------------------------------------


def test_it_has_hundreds_of_terms_in_every_field_each_once():
    written = Counter(term.writings for term in shipped())
    sides = Counter((name, getattr(term, name)) for term in shipped() for name in TERM)

    assert len(shipped()) >= 300
    assert {term.field for term in shipped()} == set(Field.values)
    assert [writings for writings, many in written.items() if many > 1] == []
    assert [side for side, many in sides.items() if many > 1] == []


def test_every_term_has_its_parts_and_a_source_in_both_scripts():
    for term in shipped():
        term.clean_fields()
        source = term.source.split(" · ")
        assert [has_han(part) for part in source] == [True, False], term
        assert has_han(term.zh_hant), term
        assert not has_han(term.en + term.pt), term
        assert term.pt or term.source.endswith("(Hong Kong, Cap. 609)"), term


def test_nothing_in_it_is_simplified_or_surrounded_by_blanks():
    traditional = opencc.OpenCC("s2t")
    for row in spreadsheets.read(FILE.read_bytes()):
        for cell in row:
            assert cell == cell.strip()
            assert traditional.convert(cell).translate(ALIKE).replace("佔", "").replace(
                "祕", ""
            ) == cell.translate(ALIKE)


def test_few_terms_are_checked_and_those_leave_no_choice():
    checked = {term.zh_hant for term in shipped() if term.is_enforced}

    assert {"不可抗力", "基本法", "勞動關係法"} <= checked
    assert not checked & {"合同", "破產", "立法會", "民法典"}
    assert len(checked) < 20


def test_none_of_them_raises_a_finding_in_right_texts():
    glossary = Glossary(
        Entry(number, term.writings, is_enforced=term.is_enforced)
        for number, term in enumerate(shipped())
    )
    pairs = [pair for file in RIGHT_TEXTS for pair in _pairs(json.loads(file.read_text("utf-8")))]
    uses = [glossary.uses(pair) for pair in pairs]

    assert len(pairs) > 300
    assert sum(len(each.entries) for each in uses) > 50
    assert [each.departures for each in uses if each.departures] == []


def _pairs(value) -> Iterator[Texts]:
    if isinstance(value, dict) and set(WRITTEN) <= set(value):
        yield Texts.by_language(value)
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _pairs(each)


@pytest.mark.django_db
def test_the_file_itself_can_be_imported_as_a_table(admin):
    answer = bring(admin, FILE.read_bytes())

    assert answer.status_code == 302
    assert Term.objects.count() == len(shipped())


# --- Taking over ----------------------------------------------------------------------------------


def test_the_page_shows_fields_first_and_then_what_is_new_in_those_chosen(admin):
    before, after = shown(admin), shown(admin, "gaming", "nonsense")

    assert "博彩中介人" not in before.content.decode()
    body = after.content.decode()
    assert "promotor de jogo" in body
    assert "第16/2001號法律 · Law 16/2001" in body
    assert "民法典" not in body


def test_only_what_is_ticked_is_added_with_its_source_and_portuguese(admin):
    answer = take(admin, "破產", "不可抗力")

    assert "2 terms are taken over." in answer.content.decode()
    term = Term.objects.get(zh_hant="破產")
    assert (term.en, term.pt, term.field) == ("bankruptcy", "falência", "insolvency")
    assert "第55/99/M號法令" in term.source
    assert not term.is_enforced
    assert Term.objects.get(zh_hant="不可抗力").is_enforced
    assert Term.objects.count() == 2


def test_taking_over_twice_adds_nothing_twice(admin):
    take(admin, "破產")

    answer = take(admin, "破產")

    assert "Nothing was changed." in answer.content.decode()
    assert Term.objects.count() == TermAdoption.objects.count() == 1
    assert [offer.shipped.zh_hant for offer in shown(admin, "insolvency").context["known"]] == [
        "破產"
    ]


def test_a_term_of_the_firm_that_differs_stays_unless_it_is_replaced(admin):
    own = Term.objects.create(zh_hant="破產", en="liquidation", avoid_en="failure", note="ours")

    choose(admin, "破產", "keep")
    own.refresh_from_db()
    assert own.en == "liquidation"

    choose(admin, "破產", "replace")
    own.refresh_from_db()
    assert (own.en, own.pt, own.avoid_en, own.note) == (
        "bankruptcy",
        "falência",
        "failure",
        "ours",
    )


def test_both_wordings_can_be_kept(admin):
    Term.objects.create(zh_hant="破產", en="liquidation")

    choose(admin, "破產", "both")

    assert set(Term.objects.values_list("en", flat=True)) == {"liquidation", "bankruptcy"}


def test_two_shipped_terms_cannot_replace_the_same_one(admin):
    Term.objects.create(zh_hant="破產", en="insolvency")
    keys = [key_of(one("破產")), key_of(one("無償還能力"))]
    seen = {each.key: each.seen for each in shown(admin, "insolvency").context["different"]}
    data = {"different": keys}
    for key in keys:
        data |= {f"choice-{key}": "replace", f"seen-{key}": seen[key]}

    answer = admin.post(reverse(PAGE), data, follow=True)

    assert "would replace" in answer.content.decode()
    assert Term.objects.get().en == "insolvency"


def test_a_term_edited_since_the_preview_is_not_replaced(admin):
    own = Term.objects.create(zh_hant="破產", en="liquidation")
    seen = shown(admin, "insolvency").context["different"][0].seen
    Term.objects.filter(pk=own.pk).update(en="winding-up")

    choose(admin, "破產", "replace", seen=seen)

    assert Term.objects.get().en == "winding-up"


def test_undo_takes_back_what_nobody_edited_and_names_the_rest(admin):
    Term.objects.create(zh_hant="遺囑", en="testament")
    choose(admin, "遺囑", "replace")
    take(admin, "破產", "不可抗力")
    Term.objects.filter(zh_hant="破產").update(note="ours")

    for adoption in TermAdoption.objects.all():
        address = reverse("admin:briefings_legal_terms_undo", args=[adoption.pk])
        answer = admin.post(address, follow=True)
        again = admin.post(address, follow=True)

        assert "0 terms are as before." in again.content.decode()
        if len(adoption.changes) == 2:
            assert "left as they are: 破產 bankruptcy" in answer.content.decode()
    assert set(Term.objects.values_list("zh_hant", "en", "note")) == {
        ("遺囑", "testament", ""),
        ("破產", "bankruptcy", "ours"),
    }


def test_undo_does_not_make_a_term_that_was_entered_again_twice(admin):
    own = Term.objects.create(zh_hant="遺囑", en="testament")
    choose(admin, "遺囑", "replace")
    Term.objects.create(zh_hant="遺囑", en="testament")

    adoption = TermAdoption.objects.get()
    admin.post(reverse("admin:briefings_legal_terms_undo", args=[adoption.pk]))

    assert Term.objects.get(pk=own.pk).en == "will"
    assert Term.objects.filter(en="testament").count() == 1


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_glossary_is_exported_in_the_form_that_is_imported(admin, kind):
    answer = admin.get(reverse("admin:briefings_legal_terms_export", args=[kind]))

    bring(admin, answer.content)

    assert Term.objects.count() == len(shipped())
    assert Term.objects.get(zh_hant="破產").source == one("破產").source


def test_readers_of_the_terms_look_and_cannot_take_over(signed_in):
    reader, stranger = signed_in("view_term"), signed_in("view_briefing")
    adoption = TermAdoption.objects.create(at="2026-11-28T12:00:00Z", changes=[])
    undo = reverse("admin:briefings_legal_terms_undo", args=[adoption.pk])

    page = shown(reader, "gaming")

    assert 'name="add"' not in page.content.decode()
    assert take(reader, "破產").status_code == 403
    assert reader.post(undo).status_code == 403
    assert shown(stranger).status_code == 403


def test_the_cost_of_the_page_does_not_grow_with_the_terms(admin, django_assert_max_num_queries):
    Term.objects.bulk_create(Term(zh_hant=f"詞{n}", en=f"term {n}") for n in range(50))

    with django_assert_max_num_queries(12):
        shown(admin, *Field.values)


# --- The firm's terms -----------------------------------------------------------------------------


def test_a_table_without_a_column_leaves_that_column_as_it_is(admin):
    take(admin, "破產")

    bring(admin, "中文,English,備註\n破產,bankruptcy,new\n".encode())

    term = Term.objects.get()
    assert (term.note, term.pt, term.field, term.is_enforced) == (
        "new",
        "falência",
        "insolvency",
        False,
    )


def test_an_unknown_field_of_law_is_refused_with_those_there_are(admin):
    answer = bring(admin, "中文,English,範疇\n破產,bankruptcy,maritime\n".encode())

    assert answer.status_code == 400
    assert "insolvency" in answer.content.decode()


def test_terms_are_checked_and_left_alone_by_an_action(admin):
    term = Term.objects.create(zh_hant="甲", en="first")
    page = reverse("admin:briefings_term_changelist")

    admin.post(page, {"action": "stop_checking", "_selected_action": [term.pk]})
    term.refresh_from_db()
    assert not term.is_enforced

    admin.post(page, {"action": "start_checking", "_selected_action": [term.pk]})
    term.refresh_from_db()
    assert term.is_enforced


def test_terms_are_found_by_their_portuguese(admin):
    take(admin, "破產", "不可抗力")

    answer = admin.get(reverse("admin:briefings_term_changelist"), {"q": "falência"})

    assert [term.zh_hant for term in answer.context["cl"].queryset] == ["破產"]
    assert REFERENCE_TERM == ("pt",)
