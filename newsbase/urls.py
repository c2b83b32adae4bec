from django.contrib import admin
from django.urls import include, path

from articles.views.start import start

urlpatterns = [
    path("", start, name="home"),
    path("", include("articles.urls")),
    path("actors/", include("actors.urls")),
    path("accounts/", include("django.contrib.auth.urls")),
    path("admin/", admin.site.urls),
]
