from django import template

from newsbase import snippets

register = template.Library()


@register.filter
def continued(passage: str, headline: str) -> str:
    """`{{ article.snippet|continued:article.headline }}`"""
    return snippets.continued(passage, headline)


@register.filter
def hits(passage: str) -> list[tuple[str, bool]]:
    """`{% for text, is_hit in article.snippet|hits %}`"""
    return snippets.pieces(passage)
