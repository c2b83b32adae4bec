import socket
from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from newsbase.listening import obstacle


@pytest.fixture
def taken() -> Iterator[socket.socket]:
    listener = socket.create_server(("127.0.0.1", 0))
    yield listener
    listener.close()


def test_a_port_that_somebody_listens_on_is_taken(taken: socket.socket) -> None:
    assert obstacle("127.0.0.1", taken.getsockname()[1])


def test_it_is_free_again_afterwards(taken: socket.socket) -> None:
    port = taken.getsockname()[1]
    taken.close()
    assert obstacle("127.0.0.1", port) == ""


def test_an_address_of_another_machine_is_no_good() -> None:
    assert obstacle("192.0.2.1", 8000)


def test_prepare_says_so_before_it_does_anything(taken: socket.socket, settings: Settings) -> None:
    settings.HOST, settings.PORT = taken.getsockname()
    with pytest.raises(CommandError, match="make run PORT=8001"):
        call_command("prepare", to_serve=True)
