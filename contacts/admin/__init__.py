"""The firm's side of the enquiries: inbox, outbox, records, handling."""

from contacts.admin.desk_settings import DeskAdmin, ReplyTemplateAdmin
from contacts.admin.inbox import EnquiryAdmin
from contacts.admin.outbox import MessageAdmin
from contacts.admin.records import AccessRecordAdmin, ConsentAdmin, WordingAdmin

__all__ = [
    "AccessRecordAdmin",
    "ConsentAdmin",
    "DeskAdmin",
    "EnquiryAdmin",
    "MessageAdmin",
    "ReplyTemplateAdmin",
    "WordingAdmin",
]
