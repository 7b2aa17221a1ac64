"""URLs of setting up, within the admin."""

from django.contrib import admin
from django.urls import path

from operations.setting_up import pages

urlpatterns = [
    path("setting-up/", admin.site.admin_view(pages.show_list), name="setting_up"),
    path("setting-up/mail/", admin.site.admin_view(pages.try_mail), name="setting_up_mail"),
    path("setting-up/go/<slug:key>/", admin.site.admin_view(pages.go), name="setting_up_go"),
]
