"""One statement, worked on in place: decide, correct the speaker, annotate.

Each act answers htmx with the statement as it now stands and what else on the page depends on
it, and a browser without JavaScript with a redirect back.
"""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import reswap, retarget, trigger_client_event

from articles.forms import AnnotationForm, DecisionForm, SpeakerForm
from articles.marks import title_of
from articles.models import Annotation, Statement, Topic
from articles.views.access import AnalystRequest, analysts_only, way_back
from articles.views.statements import facets_at
from newsbase.decisions import DECISION_FIELDS, Decision
from newsbase.htmx import wants_fragment
from newsbase.persons import is_analyst

FORMS: dict[type[forms.Form], str] = {
    DecisionForm: "articles/_statement_form_decision.html",
    SpeakerForm: "articles/_statement_form_speaker.html",
    AnnotationForm: "articles/_statement_form_annotation.html",
}
MOST_TOPICS_OFFERED = 500
CARD = "articles/_statement_card.html"
LOOKS = {"row": "articles/_statement_row.html", "card": CARD, "cited": CARD}


@require_GET
@vary_on_headers("HX-Request")
def statement_row(request: HttpRequest, pk: int) -> HttpResponse:
    """The statement alone for htmx; else its place in the article."""
    statement = get_object_or_404(Statement.objects.for_rows(), pk=pk)
    if not wants_fragment(request):
        return redirect(statement)
    return render(request, LOOKS[_look(request)], _context(request, statement))


@require_POST
@vary_on_headers("HX-Request")
@analysts_only
def statement_decide(request: AnalystRequest, pk: int) -> HttpResponse:
    statement = _locked(pk)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _refused(request, statement, form)
    statement.mark(Decision(form.cleaned_data["decision"]), request.user)
    statement.save(update_fields=DECISION_FIELDS)
    return _done(request, pk, f"Statement {statement.outcome}.")


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
@analysts_only
def statement_speaker(request: AnalystRequest, pk: int) -> HttpResponse:
    statement = _locked(pk) if request.method == "POST" else _shown(pk)
    auto_id = f"statement-{pk}-%s"
    if request.method != "POST":
        form = SpeakerForm(initial={"speaker": statement.speaker_actor}, auto_id=auto_id)
        return _form(request, statement, form)
    form = SpeakerForm(request.POST, auto_id=auto_id)
    if not form.is_valid():
        return _refused(request, statement, form)
    statement.speaker_actor = form.cleaned_data["speaker"]
    statement.mark(Decision.CORRECTED, request.user)
    statement.save(update_fields=["speaker_actor", *DECISION_FIELDS])
    return _done(request, pk, f"Speaker corrected: {statement.speaker_name}.")


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
@analysts_only
def statement_annotate(request: AnalystRequest, pk: int) -> HttpResponse:
    statement = _locked(pk) if request.method == "POST" else _shown(pk)
    auto_id = f"statement-{pk}-%s"
    if request.method != "POST":
        own = Annotation.objects.filter(statement=pk, analyst_id=request.user.pk).first()
        return _form(request, statement, AnnotationForm.of(own, auto_id=auto_id))
    form = AnnotationForm(request.POST, auto_id=auto_id)
    if not form.is_valid():
        return _refused(request, statement, form)
    kept = form.save(statement, request.user)
    return _done(request, pk, "Annotation saved." if kept else "Annotation removed.")


def _shown(pk: int) -> Statement:
    return get_object_or_404(Statement.objects.for_rows(), pk=pk)


def _locked(pk: int) -> Statement:
    """The row, held until the request ends: nobody may replace it meanwhile."""
    return get_object_or_404(Statement.objects.select_for_update(), pk=pk)


def _look(request: HttpRequest) -> str:
    """As a row of a table, a card beside its article, or one cited elsewhere: the form says."""
    look = request.POST.get("look") or request.GET.get("look") or ""
    return look if look in LOOKS else "card"


def _context(request: HttpRequest, statement: Statement) -> dict[str, object]:
    return {
        "statement": statement,
        "article": statement.article,
        "can_decide": is_analyst(request.user),
        "look": _look(request),
        "next": way_back(request, statement.get_absolute_url()),
    }


def _done(request: HttpRequest, pk: int, message: str) -> HttpResponse:
    statement = _shown(pk)
    if not wants_fragment(request):
        messages.success(request, message)
        return HttpResponseRedirect(way_back(request, statement.get_absolute_url()))
    context = _context(request, statement) | {"template": LOOKS[_look(request)]}
    if _look(request) == "row":
        context["facets"] = facets_at(request.headers.get("HX-Current-URL", ""))
    response = render(request, "articles/_statement_changed.html", context)
    event = {
        "id": pk,
        "decision": statement.decision,
        "title": title_of(statement),
        "message": message,
    }
    return trigger_client_event(response, "statement-decided", event, after="settle")


def _form(
    request: HttpRequest, statement: Statement, form: forms.Form, status: int = 200
) -> HttpResponse:
    """The form in its place under the statement, or on a page of its own."""
    fragment = wants_fragment(request)
    context = _context(request, statement)
    context |= {"form": form, "template": FORMS[type(form)], "fragment": fragment}
    if isinstance(form, AnnotationForm):
        form.fields["topics"].widget.attrs |= {"list": f"topics-{statement.pk}", "data-many": True}
        context["topics"] = Topic.objects.values_list("name", flat=True)[:MOST_TOPICS_OFFERED]
    whole = "articles/statement_form.html"
    name = FORMS[type(form)] if fragment else whole
    return render(request, name, context, status=status)


def _refused(request: HttpRequest, statement: Statement, form: forms.Form) -> HttpResponse:
    """The form again with what is wrong, where the statement would have been swapped."""
    response = _form(request, _shown(statement.pk), form, status=422)
    return reswap(retarget(response, f"#statement-{statement.pk}-form"), "innerHTML")
