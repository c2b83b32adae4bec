from django.contrib import admin
from django.contrib.auth.views import (
    LoginView,
    LogoutView,
    PasswordChangeDoneView,
    PasswordChangeView,
)
from django.urls import URLPattern, include, path

from articles.views.start import start

# Not django.contrib.auth.urls: its password reset needs mail, and pages that would be public.
account_patterns: list[URLPattern] = [
    path("login/", LoginView.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("password_change/", PasswordChangeView.as_view(), name="password_change"),
    path("password_change/done/", PasswordChangeDoneView.as_view(), name="password_change_done"),
]

urlpatterns = [
    path("", start, name="home"),
    path("", include("articles.urls")),
    path("actors/", include("actors.urls")),
    path("accounts/", include(account_patterns)),
    path("admin/", admin.site.urls),
]
