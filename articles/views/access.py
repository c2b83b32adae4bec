"""Who may write on statements and events."""

from newsbase.access import MAX_URL_LENGTH, AnalystRequest, analysts_only, way_back

__all__ = ["MAX_URL_LENGTH", "AnalystRequest", "analysts_only", "way_back"]
