"""What an operator is told about the web server in front, with real ones in front of the real server."""

import gzip
import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from rugzak.config.operation import cli
from rugzak.ground.live.tests.listening import a_server

pytestmark = pytest.mark.concurrent


@contextmanager
def in_front_of(port: int, *, packs: bool = False, answers: int = 200) -> Iterator[str]:
    """A web server that reads an answer to its end before it passes it on; gives its address."""

    class Front(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            line = http.client.HTTPConnection("127.0.0.1", port)
            line.request("GET", self.path, headers={"Host": "localhost"})
            whole = line.getresponse().read()
            line.close()
            self.send_response(answers)
            if packs:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(gzip.compress(whole) if packs else whole)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Front)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def told(capsys: pytest.CaptureFixture[str], address: str) -> tuple[int, str]:
    return cli.main(["check-stream", address]), capsys.readouterr().out


def test_what_comes_straight_from_us_comes_one_by_one(
    committed_database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with a_server(committed_database) as port:
        code, said = told(capsys, f"http://localhost:{port}/")
        assert (code, said.startswith("OK     Events come one by one")) == (0, True), said

        with in_front_of(port) as address:
            code, said = told(capsys, address)
        assert code == 1
        assert "All 4 events came at once" in said
        assert "switch buffering off" in said

        with in_front_of(port, packs=True) as address:
            code, said = told(capsys, address)
        assert (code, "The stream is packed (gzip)." in said) == (1, True)

        with in_front_of(port, answers=502) as address:
            code, said = told(capsys, address)
        assert (code, "The stream answers 502." in said) == (1, True)


def test_an_address_where_nobody_is(capsys: pytest.CaptureFixture[str]) -> None:
    code, said = told(capsys, "http://127.0.0.1:9")
    assert (code, said.startswith("WRONG  There is no answer")) == (1, True)


def test_what_is_no_address(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check-stream", "rugzak.example.org"]) == 1
    assert "is no address" in capsys.readouterr().err
