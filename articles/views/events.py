from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from articles.models import Event
from newsbase.htmx import render_page
from newsbase.pagination import page_of


def event_list(request: HttpRequest) -> HttpResponse:
    page = page_of(Event.objects.latest_first(), request)
    return render_page(request, "articles/event_list.html", {"page": page})


def event_detail(request: HttpRequest, pk: int) -> HttpResponse:
    event = get_object_or_404(Event, pk=pk)
    return render_page(request, "articles/event_detail.html", {"event": event})


@require_POST
def event_decide(request: HttpRequest, pk: int) -> HttpResponse:
    return event_detail(request, pk)
