from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from articles.models import Article
from newsbase.htmx import render_page
from newsbase.pagination import page_of


def article_list(request: HttpRequest) -> HttpResponse:
    page = page_of(Article.objects.newest_first(), request)
    return render_page(request, "articles/article_list.html", {"page": page})


def article_detail(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_object_or_404(Article, pk=pk)
    return render_page(request, "articles/article_detail.html", {"article": article})
