"""Models of the enquiry desk."""

from contacts.models.arrival import Arrival
from contacts.models.client import ListedClient
from contacts.models.desk_settings import Desk, ReplyTemplate
from contacts.models.enquiry import Enquiry
from contacts.models.enquiry_file import EnquiryFile
from contacts.models.entry import Entry
from contacts.models.erasure_request import ErasureRequest
from contacts.models.holiday import Holiday
from contacts.models.inbound_mail import InboundMail
from contacts.models.records import AccessRecord, MarketingConsent
from contacts.models.unsent_text import UnsentText
from contacts.models.wording import Wording

__all__ = [
    "AccessRecord",
    "Arrival",
    "Desk",
    "Enquiry",
    "EnquiryFile",
    "Entry",
    "ErasureRequest",
    "Holiday",
    "InboundMail",
    "ListedClient",
    "MarketingConsent",
    "ReplyTemplate",
    "UnsentText",
    "Wording",
]
