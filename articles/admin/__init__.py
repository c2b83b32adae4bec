"""The tables of articles and of what was found in them."""

from articles.admin import article, evaluation, event, statement

__all__ = ["article", "evaluation", "event", "statement"]
