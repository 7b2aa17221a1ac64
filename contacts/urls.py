"""URLs of the enquiry pages, inside /<lang>/."""

from django.urls import path

from contacts.public import views

app_name = "contacts"
urlpatterns = [
    path("contact/", views.enquire, name="enquire"),
    # Secret links: given by the browser, in the acknowledgement, and after the conflict check.
    path("contact/received/<str:token>/", views.received, name="received"),
    path("contact/status/<str:token>/", views.status, name="status"),
    path("contact/status/<str:token>/files/<str:number>/", views.file, name="file"),
    path("contact/details/<str:token>/", views.details, name="details"),
]
