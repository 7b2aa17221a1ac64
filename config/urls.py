"""The URL configuration."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView
from django.views.i18n import set_language

from briefings import urls as briefings_urls
from operations.health.metrics import metrics
from operations.health.views import healthz

handler400 = "operations.web.error_pages.bad_request"
handler403 = "operations.web.error_pages.forbidden"
handler404 = "briefings.public.views.not_found"
handler500 = "operations.web.error_pages.server_error"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("metrics", metrics, name="metrics"),
    path("admin/language/", set_language, name="set_language"),
    # The outbox's URL in 1.0, for bookmarks and pages opened before the upgrade.
    path(
        "admin/contacts/outboxmessage/",
        RedirectView.as_view(pattern_name="admin:mail_message_changelist", query_string=True),
    ),
    path("admin/", include("accounts.urls")),
    path("admin/", include("operations.urls")),
    path("admin/", admin.site.urls),
    *briefings_urls.outside,
    *briefings_urls.secret,
    # /<lang>/...
    *i18n_patterns(
        path("", include("alerts.urls")),
        path("", include("contacts.urls")),
        path("", include((briefings_urls.inside, "briefings"))),
        prefix_default_language=True,
    ),
]
