"""Whether the server will be able to listen, asked before the work of starting is done."""

import socket


def obstacle(host: str, port: int) -> str:
    """Why nothing can listen there, in words; empty if it can."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        # As the server does: an address is free again as soon as nobody listens on it.
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            return error.strerror or str(error)
    return ""
