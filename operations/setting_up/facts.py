"""What the database says about how far the firm is set up, each fact asked for once."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Permission, User
from django.db.models import Q
from django.http import HttpRequest

from accounts.models import SecretLink
from accounts.sign_in import second_step
from accounts.sign_in.signed_in import user_of
from briefings.models import clock
from briefings.models.audit import AuditEntry
from briefings.models.draft.briefing import Briefing
from briefings.models.firm import Firm
from briefings.models.people import Author, PracticeArea
from briefings.models.published.edition import Edition
from briefings.models.staff import person_name
from operations import demo
from operations.models import SetupRecord
from operations.setting_up import records

A_FEW_CHANGES = 50


@dataclass(frozen=True, slots=True)
class Mark:
    """When something was done, and by whom, if that is known."""

    at: datetime | None = None
    by: str = ""


UNKNOWN = Mark()


class Facts:
    """The facts for one request."""

    def __init__(self, request: HttpRequest, stored: dict[str, SetupRecord]):
        self.request = request
        self.user = user_of(request)
        self.records = stored

    def record(self, step: str) -> SetupRecord:
        return self.records.get(step) or SetupRecord(step=step)

    def tried(self, step: str) -> Mark:
        row = self.record(step)
        return Mark(row.tried_at, person_name(row.tried_by))

    @cached_property
    def now(self) -> datetime:
        return clock.now()

    @cached_property
    def firm(self) -> Firm | None:
        """The firm's row; None until somebody has saved it."""
        return Firm.objects.first()

    @cached_property
    def changes(self) -> dict[str, Mark]:
        """The last change of the firm's details, areas and authors, by model."""
        found = AuditEntry.objects.filter(action=AuditEntry.Action.DETAILS).order_by("-pk")
        marks: dict[str, Mark] = {}
        for what, at, by in found.values_list("detail__what", "at", "by_name")[:A_FEW_CHANGES]:
            marks.setdefault(what, Mark(at, by))
        return marks

    @cached_property
    def has_area(self) -> bool:
        return PracticeArea.objects.exists()

    @cached_property
    def has_author_with_account(self) -> bool:
        return Author.objects.exclude(user=None).exclude(user__in=demo.people.accounts()).exists()

    @cached_property
    def colleague(self) -> User | None:
        """A person besides the user who may approve what the user wrote."""
        approve = Permission.objects.filter(codename="approve_briefing")
        may = Q(groups__permissions__in=approve) | Q(user_permissions__in=approve)
        staff = User.objects.filter(is_active=True, is_staff=True).exclude(pk=self.user.pk)
        real = staff.exclude(pk__in=demo.people.accounts().values("pk"))
        return real.filter(may | Q(is_superuser=True)).order_by("date_joined", "pk").first()

    @cached_property
    def invitation(self) -> SecretLink | None:
        """The newest invitation of a colleague."""
        links = SecretLink.objects.filter(purpose=SecretLink.Purpose.INVITATION)
        return links.select_related("user", "made_by").order_by("-pk").first()

    @cached_property
    def second_step(self) -> Mark | None:
        steps = Authenticator.objects.filter(user=self.user, type__in=second_step.STEPS)
        first = steps.order_by("created_at").first()
        return Mark(first.created_at, person_name(self.user)) if first else None

    @cached_property
    def first_edition(self) -> Edition | None:
        mine = Edition.objects.exclude(published_by__in=demo.people.accounts())
        return mine.select_related("briefing").defer("body").order_by("pk").first()

    @cached_property
    def newest_draft(self) -> Briefing | None:
        mine = Briefing.objects.exclude(created_by__in=demo.people.accounts())
        return mine.order_by("-pk").first()


def read(request: HttpRequest) -> Facts:
    return Facts(request, records.all_records())
