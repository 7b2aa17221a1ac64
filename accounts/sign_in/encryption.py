"""Encrypt second-step secrets with SECRET_KEY; SECRET_KEY_FALLBACKS can still decrypt them."""

from base64 import urlsafe_b64encode
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

_ENCRYPTED = ("secret", "seed", "migrated_codes")  # in Authenticator.data, as allauth names them
_TYPES = ("totp", "recovery_codes")


class Unreadable(Exception):
    """No configured key decrypts the secret."""


class Reencrypted(NamedTuple):
    done: int
    unreadable: list[str]  # names of accounts


def encrypt(text: str) -> str:
    return _cipher().encrypt(text.encode()).decode()


def decrypt(encrypted: str) -> str:
    try:
        return _cipher().decrypt(encrypted.encode()).decode()
    except InvalidToken as error:
        raise Unreadable from error


@transaction.atomic
def reencrypt_all() -> Reencrypted:
    """Encrypt every secret with SECRET_KEY, so that the fallbacks are no longer needed."""
    unreadable = set()
    done = 0
    for authenticator in _held().select_related("user").select_for_update(of=("self",)):
        try:
            authenticator.data |= {
                name: _rotated(value)
                for name, value in authenticator.data.items()
                if name in _ENCRYPTED
            }
        except InvalidToken:
            unreadable.add(authenticator.user.get_username())
            continue
        authenticator.save(update_fields=["data"])
        done += 1
    return Reencrypted(done, sorted(unreadable))


def accounts_unreadable() -> int:
    """Return the number of accounts whose second step no configured key can decrypt."""
    return len({held.user_id for held in _held() if not _is_readable(held.data)})


def _held() -> QuerySet:
    # Looked up by name: the system checks import this module before models exist.
    return apps.get_model("mfa", "Authenticator").objects.filter(type__in=_TYPES).order_by("pk")


def _is_readable(data: dict) -> bool:
    try:
        for name in data.keys() & set(_ENCRYPTED):
            _rotated(data[name])
    except InvalidToken:
        return False
    return True


def _rotated(value: str | list[str]) -> str | list[str]:
    if isinstance(value, list):
        return [_cipher().rotate(one.encode()).decode() for one in value]
    return _cipher().rotate(value.encode()).decode()


def _cipher() -> MultiFernet:
    return _cipher_of(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@lru_cache(maxsize=2)
def _cipher_of(*keys: str) -> MultiFernet:
    """Return a cipher: the first key encrypts, and all keys decrypt."""
    digests = [sha256(b"sign-in second step" + key.encode()).digest() for key in keys]
    return MultiFernet([Fernet(urlsafe_b64encode(digest)) for digest in digests])
