"""The language in which a person works: remembered by the browser from the sign-in on."""

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpResponse

from accounts.models import Person


def remember_language_of(user: User, response: HttpResponse) -> None:
    """Set the browser's language to the one the person chose, if any."""
    person = Person.objects.filter(user=user).first()
    if person and person.language:
        remember_language(person.language, response)


def remember_language(language: str, response: HttpResponse) -> None:
    """Set the browser's language, as the admin's switch does."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        path=settings.LANGUAGE_COOKIE_PATH,
        domain=settings.LANGUAGE_COOKIE_DOMAIN,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
