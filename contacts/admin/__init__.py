"""The firm's side of the enquiries: inbox, letters, records, handling."""

from contacts.admin.inbox import EnquiryAdmin
from contacts.admin.letters import OutboxAdmin
from contacts.admin.records import AccessRecordAdmin, ConsentAdmin, WordingAdmin
from contacts.admin.ways import DeskAdmin, ReplyTemplateAdmin

__all__ = [
    "AccessRecordAdmin",
    "ConsentAdmin",
    "DeskAdmin",
    "EnquiryAdmin",
    "OutboxAdmin",
    "ReplyTemplateAdmin",
    "WordingAdmin",
]
