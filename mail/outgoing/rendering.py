"""Render a stored message as a mail, with the current texts and addresses."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from mail.kinds import REGISTERED
from mail.models import Message

# Outlook for Windows (Word) passes it on to no table, so each cell of a mail repeats it.
FONT = (
    "font-family:Georgia,Noto Serif TC,Songti TC,PMingLiU,serif;"
    "font-size:16px;line-height:1.6;color:#1b1d21"
)


def render(message: Message) -> EmailMultiAlternatives:
    kind = REGISTERED[message.kind]
    language = kind.language(message)
    with translation.override(language):
        content = kind.content(message)
        common = {
            "message": message,
            "about": message.about,
            "lang": language,
            "site": settings.SITE_URL,
            "font": FONT,
        }
        context = common | content.context
        subject = render_to_string(f"{kind.templates}/subject.txt", context)
        text = render_to_string(f"{kind.templates}/body.txt", context)
        html = render_to_string(f"{kind.templates}/body.html", context)
    mail = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=text.strip() + "\n",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[content.to],
        reply_to=[content.reply_to] if content.reply_to else None,
        headers={**content.headers, "Message-ID": message.message_id},
    )
    mail.attach_alternative(html, "text/html")
    return mail
