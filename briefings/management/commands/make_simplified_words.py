"""Convert the interface's Traditional translations to Simplified."""

from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from briefings.text.chinese.simplified import convert

FROM, TO = "zh_Hant", "zh_Hans"
NOTE = (
    "# Made from the Traditional words by `manage.py make_simplified_words`; not written by hand."
)


class Command(BaseCommand):
    help = "Make locale/zh_Hans from locale/zh_Hant, word by word (needs no database)."
    requires_system_checks = ()

    def handle(self, *args, **options) -> None:
        source = words_file(FROM)
        if not source.exists():
            raise CommandError(f"{source} is not there. Run `make messages` first.")
        target = words_file(TO)
        target.parent.mkdir(parents=True, exist_ok=True)
        catalog = simplified_words(source)
        with target.open("wb") as file:
            write_po(file, catalog, width=0, include_lineno=False, omit_header=False)
        self.stdout.write(f"{target}: {len(catalog)} entries.")


def words_file(locale: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / locale / "LC_MESSAGES" / "django.po"


def simplified_words(source: Path) -> Catalog:
    """Return the catalog of a Traditional file, in Simplified characters."""
    with source.open("rb") as file:
        words = read_po(file, locale=FROM)
    catalog = Catalog(locale=TO, charset="utf-8", header_comment=NOTE, fuzzy=False)
    # So that the same file gives the same bytes on any day.
    catalog.creation_date = words.revision_date  # type: ignore[assignment]  # Babel's is wider
    catalog.revision_date = words.revision_date
    for message in words:
        if message.id:
            catalog[message.id] = _simplified(message)
    return catalog


def _simplified(message: Message) -> Message:
    text = message.string
    return Message(
        message.id,
        convert(text) if isinstance(text, str) else tuple(convert(form) for form in text or ()),
        flags=message.flags - {"fuzzy"},
        context=message.context,
    )
