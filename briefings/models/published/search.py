"""The search index: one row per public briefing, from its current edition, and their words."""

from django.db import models

from briefings.models.published.edition import Listing


class SearchEntry(models.Model):
    """The tokens of a listing's edition; the database updates its full-text index with the row.

    A row cannot exist without its listing, so only public text can be found. Keys grow with the
    briefing's date: reading backwards gives the newest first.
    """

    id = models.BigIntegerField(primary_key=True)
    listing = models.OneToOneField(Listing, on_delete=models.CASCADE, related_name="search_entry")
    # Lines of tokens with a blank at either end, texts set apart by GAP (search/index/entry.py).
    title = models.TextField()
    front = models.TextField()
    body = models.TextField()
    # The analysis that made it: FORM in search/index/entry.py; 0 is that of earlier releases.
    form = models.IntegerField(default=0, db_default=0)

    # As they are spelled, and what the title is suggested by; only of a new entry.
    words: frozenset[str] = frozenset()
    title_keys: frozenset[str] | None = None

    class Meta:
        verbose_name = "search entry"
        verbose_name_plural = "search entries"
        indexes = [models.Index(fields=["form"], name="search_entries_by_form")]

    def __str__(self) -> str:
        return str(self.listing_id)

    def row(self) -> tuple[int, int, str, str, str]:
        """Return what is stored, but for the form."""
        return self.pk, self.listing_id, self.title, self.front, self.body


class SearchToken(models.Model):
    """How many entries have a token: the rarer, the more it says.

    Entries decide what is found. A count may be too high, after a listing was deleted by other
    means than withdrawing it; `rebuild_search` counts anew.
    """

    token = models.CharField(primary_key=True, max_length=140)
    entries = models.BigIntegerField()

    class Meta:
        verbose_name = "search token"
        verbose_name_plural = "search tokens"

    def __str__(self) -> str:
        return self.token


class SearchSpelling(models.Model):
    """A word of public texts, under itself and under each of its spellings with a letter left out.

    Two words that share a key are alike. Words remain when their texts are withdrawn, until
    `rebuild_search`; what is shown of them is looked up in the public texts first.
    """

    key = models.CharField(max_length=24)
    word = models.CharField(max_length=24)

    class Meta:
        verbose_name = "search spelling"
        verbose_name_plural = "search spellings"
        constraints = [models.UniqueConstraint(name="one_spelling", fields=["key", "word"])]

    def __str__(self) -> str:
        return self.word


class TitleStart(models.Model):
    """A word of a public title and what follows it, for suggestions while a reader types.

    Without a listing it is never shown. Such rows go when the briefing is published again, or by
    `rebuild_search`.
    """

    key = models.CharField(max_length=16)
    # No constraint: the previous release, which does not know these rows, deletes listings.
    listing = models.ForeignKey(
        Listing, on_delete=models.CASCADE, db_constraint=False, related_name="title_starts"
    )

    class Meta:
        verbose_name = "title start"
        verbose_name_plural = "title starts"
        indexes = [models.Index(fields=["key", "-listing"], name="title_starts_by_key")]

    def __str__(self) -> str:
        return self.key
