"""How gunicorn serves Newsbase; the values are Newsbase's own settings."""

import os
import sys
from typing import Any

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsbase.settings")
django.setup()

wsgi_app = "newsbase.wsgi"
bind = f"{settings.HOST}:{settings.PORT}"
workers = settings.WEB_WORKERS
timeout = 60
loglevel = "warning"
control_socket_disable = True


def when_ready(server: Any) -> None:
    """Print the address once the socket listens, and not before."""
    host = "localhost" if settings.HOST in {"127.0.0.1", "0.0.0.0", "::"} else settings.HOST  # noqa: S104
    sys.stdout.write(f"\nNewsbase is at http://{host}:{settings.PORT}/ (Ctrl-C stops it)\n")
    sys.stdout.flush()
