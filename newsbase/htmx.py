"""Whether a request gets a whole page or only the part of it that htmx will swap in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails


class HtmxRequest(HttpRequest):
    """A request after django-htmx's middleware."""

    htmx: HtmxDetails


def wants_fragment(request: HttpRequest) -> bool:
    """htmx asks, and neither for a boosted link nor to restore a page from its history."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def render_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    fragment: str = "results",
    status: int = 200,
) -> HttpResponse:
    """The template, or its partial named `fragment`; caches are told that the two differ.

    Templates see `fragment` as whether they are only that, and may then add out-of-band parts.
    """
    is_fragment = wants_fragment(request)
    name = f"{template}#{fragment}" if is_fragment else template
    response = render(request, name, context | {"fragment": is_fragment}, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response
