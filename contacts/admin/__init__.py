"""The enquiry desk in the admin: inbox, thread, outbox, client list, records."""

from contacts.admin.desk_settings import DeskAdmin
from contacts.admin.holidays import HolidayAdmin
from contacts.admin.inbox import EnquiryAdmin
from contacts.admin.outbox import MessageAdmin
from contacts.admin.records import AccessRecordAdmin, ConsentAdmin, WordingAdmin
from contacts.admin.replying.templates import ReplyTemplateAdmin

__all__ = [
    "AccessRecordAdmin",
    "ConsentAdmin",
    "DeskAdmin",
    "EnquiryAdmin",
    "HolidayAdmin",
    "MessageAdmin",
    "ReplyTemplateAdmin",
    "WordingAdmin",
]
