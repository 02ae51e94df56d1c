"""Ports and addresses of this machine."""

import errno
import ipaddress
import socket
import urllib.error
import urllib.request
from contextlib import suppress

from rugzak.config.operation.trouble import Trouble

# An address that documentation reserves: asking the way there sends nothing.
NOWHERE = ("192.0.2.1", 9)
LAST_PORT = 65_535


def check_port(host: str, port: int) -> None:
    """Say beforehand, in one line, that we could not listen there."""
    if not 0 <= port <= LAST_PORT:
        raise Trouble(f"Poort {port} bestaat niet. / There is no port {port}.")
    try:
        family, kind, _protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise Trouble(_why_not(error, host, port)) from error


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Poort {port} is bezet. Kies een andere: make demo PORT={port + 1} "
            f"/ Port {port} is taken. Choose another: make demo PORT={port + 1}"
        )
    if error.errno == errno.EACCES:
        return f"Poort {port} mag alleen root gebruiken. / Port {port} is for root only: take one above 1023."
    return f"HOST={host} is geen adres van deze machine. / HOST={host} is not an address of this machine."


def is_only_this_machine(host: str) -> bool:
    """Tell whether only browsers on this machine can reach this host."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def local_url(host: str, port: int) -> str:
    """The address for a browser on this machine."""
    if host in ("0.0.0.0", "::", ""):  # noqa: S104 - comparing, not binding
        host = "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def urls_for_phones(host: str, port: int) -> list[str]:
    """The addresses for browsers on the local network, when we listen for them."""
    if is_only_this_machine(host):
        return []
    if host not in ("0.0.0.0", "::", ""):  # noqa: S104 - comparing, not binding
        return [local_url(host, port)]
    return [f"http://{address}:{port}" for address in _own_addresses()]


def _own_addresses() -> list[str]:
    found = set()
    # Both may fail on a machine without a network, or one that does not know its own name.
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(NOWHERE)
        found.add(probe.getsockname()[0])
    with suppress(OSError):
        found.update(socket.gethostbyname_ex(socket.gethostname())[2])
    return sorted(address for address in found if not ipaddress.ip_address(address).is_loopback)


def answers(url: str) -> bool:
    """Tell whether a page answers with 200."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=3) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
