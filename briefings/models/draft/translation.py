"""Which draft fields exist per language, for django-modeltranslation (config/settings.py)."""

from modeltranslation.translator import TranslationOptions, register, translator

from briefings.models.draft.briefing import Briefing, Paragraph, Section, Source
from briefings.models.firm import Firm
from briefings.models.page_text import PageText
from briefings.models.people import Author, PracticeArea
from briefings.models.series import Series


class Bilingual(TranslationOptions):
    # A missing side is shown as missing: an empty string, never null and never the other side.
    fallback_languages = {"default": ()}
    empty_values = ""


@register(Briefing)
class BriefingTranslation(Bilingual):
    fields = (
        "title",
        "standfirst",
        "key_points",
        "jurisdiction",
        "contact_heading",
        "contact_text",
    )


@register(Section)
class SectionTranslation(Bilingual):
    fields = ("heading",)


@register(Paragraph)
class ParagraphTranslation(Bilingual):
    fields = ("text",)


@register(Source)
class SourceTranslation(Bilingual):
    fields = ("label",)


@register(Author)
class AuthorTranslation(Bilingual):
    fields = ("name", "title", "biography", "languages")


@register(PracticeArea)
class PracticeAreaTranslation(Bilingual):
    fields = ("name", "description")


@register(Series)
class SeriesTranslation(Bilingual):
    fields = ("name", "description")


@register(Firm)
class FirmTranslation(Bilingual):
    fields = ("name", "address", "about", "disclaimer", "relationship_notice", "privacy_notice")


@register(PageText)
class PageTextTranslation(Bilingual):
    fields = ("text",)


def _never_null() -> None:
    """A missing side is the empty string: one way to be missing, which constraints can name."""
    for model in translator.get_registered_models(abstract=False):
        for fields in translator.get_options_for_model(model).all_fields.values():
            for field in fields:
                field.null = False


_never_null()
