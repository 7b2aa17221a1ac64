"""A passkey for tests: Chromium's virtual authenticator, which always confirms."""

from playwright.sync_api import CDPSession, Page

_READER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Fingerprint:
    """The reader of one page, and the passkeys in it."""

    def __init__(self, page: Page):
        self._devtools: CDPSession = page.context.new_cdp_session(page)
        self._devtools.send("WebAuthn.enable")
        added = self._devtools.send("WebAuthn.addVirtualAuthenticator", {"options": _READER})
        self._authenticator = {"authenticatorId": added["authenticatorId"]}

    def passkeys(self) -> list[dict]:
        """Return the passkeys that were made with this reader."""
        return self._devtools.send("WebAuthn.getCredentials", self._authenticator)["credentials"]

    def take(self, passkeys: list[dict]) -> None:
        """Take passkeys of another reader, as a phone does that shares its owner's keychain."""
        for passkey in passkeys:
            self._devtools.send(
                "WebAuthn.addCredential", self._authenticator | {"credential": passkey}
            )
