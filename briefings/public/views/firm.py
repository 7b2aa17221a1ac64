"""The firm's own pages: its people and its practice areas."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from briefings.public.views import profiles
from briefings.public.views.responses import reading_page


@reading_page
def people(request: HttpRequest) -> HttpResponse:
    return render(request, "briefings/people.html", {"profiles": profiles.people()})


@reading_page
def areas(request: HttpRequest) -> HttpResponse:
    return render(request, "briefings/areas.html", {"fields": profiles.fields()})
