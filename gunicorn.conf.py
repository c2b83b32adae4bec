"""How gunicorn serves Newsbase; the values are Newsbase's own settings."""

import os
import sys
from typing import Any

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsbase.settings")
django.setup()

wsgi_app = "newsbase.wsgi"
_host = f"[{settings.HOST}]" if ":" in settings.HOST else settings.HOST
bind = f"{_host}:{settings.PORT}"
workers = settings.WEB_WORKERS
timeout = 60
loglevel = "warning"
control_socket_disable = True


def when_ready(server: Any) -> None:
    """Print the address once the socket listens, and not before."""
    here = {"127.0.0.1", "0.0.0.0", "::", "::1"}  # noqa: S104
    host = "localhost" if settings.HOST in here else _host
    sys.stdout.write(f"\nNewsbase is at http://{host}:{settings.PORT}/ (Ctrl-C stops it)\n")
    sys.stdout.flush()
