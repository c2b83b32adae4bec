"""The forms of admin pages, sent back as a browser would."""

from django.test import Client


def form_of(client: Client, url: str, **changes: object) -> dict[str, object]:
    """What the browser would send for the page's form, with these fields changed."""
    response = client.get(url)
    forms = [response.context["adminform"].form]
    for formset in response.context["inline_admin_formsets"]:
        forms += [formset.formset.management_form, *formset.formset.forms]
    fields = [field for form in forms for field in form]
    data = {field.html_name: field.value() for field in fields}
    # Beside a field with a default that is computed, Django sends what it first showed.
    data |= {
        field.html_initial_name: field.value()
        for field in fields
        if field.field.show_hidden_initial
    }
    sent = {name: value for name, value in data.items() if value is not None}
    return {name: value for name, value in sent.items() if value is not False} | changes
