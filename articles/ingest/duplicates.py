"""Whether a text is in the knowledge base already."""

import hashlib
from collections.abc import Iterable

from articles.models import Article


def sha256(text: str) -> str:
    """Of the text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def known_articles(digests: Iterable[str]) -> dict[str, int]:
    """The ids of the articles with these digests, by digest."""
    rows = Article.objects.filter(sha256__in=list(digests))
    return dict(rows.values_list("sha256", "pk"))
