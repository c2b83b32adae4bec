from django.contrib import admin

from articles.models import Evaluation
from newsbase.admin import FoundAdmin


@admin.register(Evaluation)
class EvaluationAdmin(FoundAdmin[Evaluation]):
    """Runs are made by `manage.py evaluate`; here they can be looked through and deleted."""

    list_display = ["made_at", "data_set", "layer", "pipeline_version", "texts", "items"]
    list_filter = ["layer", "data_set"]
    date_hierarchy = "made_at"
    readonly_fields = [
        "made_at", "data_set", "layer", "pipeline_version", "texts", "words", "items", "figures",
        "fingerprint",
    ]  # fmt: skip
