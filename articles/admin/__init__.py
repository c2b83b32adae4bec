"""The tables of articles and of what was found in them."""

from articles.admin import article, event, statement

__all__ = ["article", "event", "statement"]
