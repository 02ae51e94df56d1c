import socket

import pytest

from rugzak.config.operation import network
from rugzak.config.operation.trouble import Trouble


def test_a_taken_port_is_told_in_one_line_with_the_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Trouble) as trouble:
            network.check_port("127.0.0.1", port)
    assert str(trouble.value) == (
        f"Poort {port} is bezet. Kies een andere: make demo PORT={port + 1} "
        f"/ Port {port} is taken. Choose another: make demo PORT={port + 1}"
    )


def test_a_free_port_is_fine() -> None:
    network.check_port("127.0.0.1", 0)


@pytest.mark.parametrize("host", ["203.0.113.7", "no-such-host.invalid"])
def test_an_address_of_another_machine_is_told(host: str) -> None:
    with pytest.raises(Trouble, match="geen adres van deze machine"):
        network.check_port(host, 8000)


def test_a_port_that_cannot_exist_is_told() -> None:
    with pytest.raises(Trouble, match="bestaat niet"):
        network.check_port("127.0.0.1", 70_000)


def test_phones_get_an_address_only_when_we_listen_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "_own_addresses", lambda: ["192.168.1.20"])
    assert network.urls_for_phones("127.0.0.1", 8000) == []
    assert network.urls_for_phones("localhost", 8000) == []
    assert network.urls_for_phones("0.0.0.0", 8000) == ["http://192.168.1.20:8000"]
    assert network.urls_for_phones("192.168.1.20", 8001) == ["http://192.168.1.20:8001"]
    assert network.local_url("0.0.0.0", 8000) == "http://127.0.0.1:8000"
    assert network.local_url("::1", 8000) == "http://[::1]:8000"
