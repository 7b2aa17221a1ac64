"""The site's address book."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.i18n import set_language

from briefings import urls as briefings_urls
from config.health import healthz
from config.metrics import metrics

handler400 = "config.errors.bad_request"
handler403 = "config.errors.forbidden"
handler404 = "briefings.public.views.not_found"
handler500 = "config.errors.server_error"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("metrics", metrics, name="metrics"),
    path("admin/language/", set_language, name="set_language"),
    path("admin/", include("accounts.sign_in.urls")),
    path("admin/", admin.site.urls),
    *briefings_urls.outside,
    *briefings_urls.secret,
    # /<lang>/...
    *i18n_patterns(
        path("", include("contacts.urls")),
        path("", include((briefings_urls.inside, "briefings"))),
        prefix_default_language=True,
    ),
]
