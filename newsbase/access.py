"""Who may write: analysts, in views of any app; and where a form goes back to."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from newsbase.persons import is_analyst

MAX_URL_LENGTH = 2000

P = ParamSpec("P")


class AnalystRequest(HttpRequest):
    """A request of somebody who may write."""

    user: User


def analysts_only(
    view: Callable[Concatenate[AnalystRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """403 for those who may only read."""

    @wraps(view)
    def checked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not is_analyst(request.user):
            raise PermissionDenied
        return view(cast(AnalystRequest, request), *args, **kwargs)

    return checked


def way_back(request: HttpRequest, default: str) -> str:
    """The path on this site that the form names in `next`, else the default."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = wanted.startswith("/") and len(wanted) <= MAX_URL_LENGTH
    return wanted if ours and url_has_allowed_host_and_scheme(wanted, None) else default
