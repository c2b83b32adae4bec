from django.apps import AppConfig


class NewsbaseConfig(AppConfig):
    """The project package, listed as an app for its management commands and templates tags."""

    name = "newsbase"
