from django import template

from newsbase import snippets

register = template.Library()


@register.filter
def hits(passage: str) -> list[tuple[str, bool]]:
    """`{% for text, is_hit in article.snippet|hits %}`"""
    return snippets.pieces(passage)
