"""The shipped glossary of Macau legal terms, and how it stands to the firm's terms."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from briefings.admin.terms.tables import terms_in
from briefings.checking.terms import folded
from briefings.models.terms import REFERENCE_TERM, TERM, Term
from briefings.text.files import spreadsheets
from briefings.text.languages import WRITTEN
from briefings.text.texts import Texts

# The columns of an export of the firm's terms; read and written with any spreadsheet.
FILE = Path(__file__).with_name("legal_terms.csv")
# What an adoption writes; notes and wordings to avoid of a known term stay the firm's.
ADOPTED = (*TERM, *REFERENCE_TERM, "field", "source")


class Standing(TextChoices):
    """How a shipped term stands to the firm's."""

    NEW = "new", _("new")
    DIFFERENT = "different", _("differs from yours")
    KNOWN = "known", _("as yours")


class Offer(NamedTuple):
    """A shipped term, its standing, and the firm's term that it resembles."""

    shipped: Term
    standing: Standing
    own: Term | None = None

    @property
    def key(self) -> str:
        return key_of(self.shipped)

    @property
    def seen(self) -> str:
        """Return a mark of the firm's term that changes with it."""
        return _digest(*values_of(self.own).values()) if self.own else ""

    @property
    def can_be_both(self) -> bool:
        """Return whether the firm may keep its term and add the shipped one."""
        return self.own is not None and self.own.writings != self.shipped.writings


def key_of(term: Term) -> str:
    return _digest(*term.writings.values())


def _digest(*texts: str) -> str:
    return sha256("\n".join(texts).encode()).hexdigest()[:12]


def values_of(term: Term) -> dict[str, str]:
    """Return what an adoption writes of a term."""
    return {name: getattr(term, name) for name in ADOPTED}


@lru_cache(maxsize=1)
def shipped() -> tuple[Term, ...]:
    """Return the shipped terms, unsaved."""
    terms, mistakes = terms_in(spreadsheets.read(FILE.read_bytes()))
    if mistakes:
        raise ValueError(f"{FILE.name}: {mistakes}")
    return tuple(terms)


def offers(fields: Iterable[str], known: Iterable[Term]) -> list[Offer]:
    """Return the shipped terms of these fields beside those that the firm has."""
    wanted = set(fields)
    firm = _Firm(known)
    return [firm.offer(term) for term in shipped() if term.field in wanted]


Side = tuple[str, tuple[str, ...]]  # a language, and a wording as it is compared


class _Firm:
    """The firm's terms by each of their wordings."""

    def __init__(self, terms: Iterable[Term]):
        # Two shipped terms may have a wording in common; that is no difference.
        ours = {_sides(term.writings) for term in shipped()}
        self._whole: dict[frozenset[Side], Term] = {}
        self._with: dict[Side, list[Term]] = defaultdict(list)
        for term in terms:
            sides = _sides(term.writings)
            self._whole.setdefault(sides, term)
            if sides not in ours:
                for side in sides:
                    self._with[side].append(term)

    def offer(self, term: Term) -> Offer:
        sides = _sides(term.writings)
        if own := self._whole.get(sides):
            alike = all(getattr(own, name) == getattr(term, name) for name in ADOPTED)
            return Offer(term, Standing.KNOWN if alike else Standing.DIFFERENT, own)
        near = [own for side in sides for own in self._with.get(side, ())]
        if near:
            return Offer(term, Standing.DIFFERENT, min(near, key=lambda own: own.pk))
        return Offer(term, Standing.NEW)


def _sides(writings: Texts) -> frozenset[Side]:
    return frozenset((language, folded(writings[language], language)) for language in WRITTEN)
