"""Addresses of the enquiry form."""

urlpatterns: list = []
