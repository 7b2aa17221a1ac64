"""Sign-in through the firm's identity provider, by OpenID Connect.

allauth sends the browser to the provider and exchanges the code (client.py); the identity token is
verified here (id_token.py), and says who may come in (admission.py) and with which roles
(roles_by_group.py). Nothing of what the provider sends is stored, except the digest of its subject.
"""
