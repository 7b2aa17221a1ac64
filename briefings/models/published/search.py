"""The search index: one row per public briefing, derived from its current edition."""

from django.db import models

from briefings.models.published.edition import Listing


class SearchEntry(models.Model):
    """The tokens of a listing's edition; the database updates its full-text index with the row.

    A row cannot exist without its listing, so only public text can be found. Keys grow with the
    briefing's date: reading backwards gives the newest first.
    """

    id = models.BigIntegerField(primary_key=True)
    listing = models.OneToOneField(Listing, on_delete=models.CASCADE, related_name="search_entry")
    # Lines of tokens with a blank at either end; texts are set apart by briefings.search.entry.GAP.
    title = models.TextField()
    front = models.TextField()
    body = models.TextField()

    class Meta:
        verbose_name = "search entry"
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        return str(self.listing_id)
