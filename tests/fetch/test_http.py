"""One request and its answer: what is sent, what is kept, and servers that mean ill."""

import gzip
import socket
import ssl
import subprocess
import time
import zlib
from pathlib import Path

import pytest

from stemmata.fetch.http import Exchange, exchanged
from stemmata.fetch.refused import Refused
from stemmata.fetch.rules import Limits
from stemmata.fetch.wanted import wanted
from tests.fetch.serving import LEDGER, PAGE, QUICK, Road, answer, served


def asked(said: object, url: str = f"http://{LEDGER}/gates", limits: Limits = QUICK) -> Exchange:
    with served({"/gates": said}) as site:
        return exchanged(wanted(url), "Stemmata/0", limits, Road(site=site).network(), lambda status, kind: None)


def trickle(head: bytes, piece: bytes, pause: float) -> object:
    def send(connection: socket.socket) -> None:
        connection.sendall(head)
        for _ in range(1000):
            connection.sendall(piece)
            time.sleep(pause)

    return send


def test_an_answer_is_kept_as_it_came_and_the_request_as_it_was_sent() -> None:
    said = answer(PAGE, X_Odd="  spaced ")
    with served({"/gates": said}) as site:
        road = Road(site=site)
        got = exchanged(wanted(f"http://{LEDGER}/gates"), "Stemmata/0", QUICK, road.network(), lambda s, k: None)
    assert (got.status, got.address, got.answer) == (200, "9.9.9.9", said)
    assert got.request == site.heads[0]
    assert got.header("x-odd") == "spaced"
    assert b"Cookie" not in got.request
    assert b"User-Agent: Stemmata/0\r\n" in got.request
    assert road.taken == [("9.9.9.9", 80)]


def test_a_name_is_looked_up_once_and_the_connection_goes_to_the_address_that_was_checked() -> None:
    with served({"/gates": answer()}) as site:
        road = Road(site=site)
        exchanged(wanted(f"http://{LEDGER}/gates"), "Stemmata/0", QUICK, road.network(), lambda s, k: None)
    assert road.looked_up == [LEDGER]


def test_chunks_are_joined_in_the_body_and_kept_in_the_answer() -> None:
    said = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\ngates\r\n6\r\n shut.\r\n0\r\n\r\n"
    got = asked(said)
    assert got.body == b"gates shut."
    assert got.answer == said


def test_what_comes_after_the_announced_length_is_no_part_of_the_answer() -> None:
    got = asked(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\ngatesXXXX")
    assert got.body == b"gates"
    assert got.answer.endswith(b"\r\n\r\ngates")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (trickle(b"", b"H", 0.1), "It was not done within 1 seconds"),  # a head that never ends, byte by byte
        (trickle(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n", 0.1), "not done within|does not answer"),
        (trickle(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"x", 0.1), "not done within"),
        (trickle(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 65536, 0), "larger than 1 MiB"),  # a body that never ends
        (trickle(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n" * 9999, 0), "larger|not done"),
        (lambda connection: time.sleep(2), "It sent nothing for 1 seconds"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", "larger than 1 MiB"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFF\r\nx", "broke off"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf", "broke off"),
        (b"HTTP/1.1 200 OK\r\n" + b"X-Long: " + b"y" * 70_000, "does not answer as web servers do"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n", "does not answer as web servers do"),
        (b"HTTP/1.1 100 Continue\r\n\r\n" * 50_000, "larger than 1 MiB"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "does not answer as web servers do"),
        (b"", "does not answer as web servers do"),
    ],
    ids="head-dripped headers-dripped body-dripped body-endless chunks-endless silent huge-length huge-chunk cut "
    "long-header many-headers continues ssh nothing".split(),
)
def test_a_server_that_means_ill_is_refused_in_time_and_within_its_size(said: object, reason: str) -> None:
    began = time.monotonic()
    with pytest.raises(Refused, match=reason):
        asked(said)
    assert time.monotonic() - began < 4


def test_a_server_that_is_not_there_is_named() -> None:
    with served({}) as site:
        road = Road(site=site)
    with pytest.raises(Refused, match="The connection failed"):
        exchanged(wanted(f"http://{LEDGER}/"), "Stemmata/0", QUICK, road.network(), lambda s, k: None)


def test_a_body_that_is_not_wanted_is_not_read() -> None:
    def refuse(status: int, kind: str) -> None:
        raise Refused(f"{status} {kind}")

    film = b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n"
    with served({"/gates": trickle(film, b"x", 1)}) as site, pytest.raises(Refused, match="200 video/mp4"):
        exchanged(wanted(f"http://{LEDGER}/gates"), "Stemmata/0", QUICK, Road(site=site).network(), refuse)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for the ledger that nobody has signed but itself; skipped where there is no openssl."""
    made = tmp_path_factory.mktemp("tls") / "ledger.pem"
    words = f"openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN={LEDGER}".split()
    try:
        subprocess.run(
            [*words, "-addext", f"subjectAltName=DNS:{LEDGER}", "-keyout", made, "-out", f"{made}.crt"],
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no openssl to make a certificate with")
    return made


def over_tls(certificate: Path, url: str, trusted: bool) -> Exchange:
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(f"{certificate}.crt", certificate)
    client = ssl.create_default_context(cafile=f"{certificate}.crt" if trusted else None)
    hosts = {LEDGER: ("9.9.9.9",), "herald.example": ("9.9.9.9",)}
    with served({"/gates": answer()}, server) as site:
        road = Road(site=site, tls=client, hosts=hosts)
        return exchanged(wanted(url), "Stemmata/0", QUICK, road.network(), lambda status, kind: None)


def test_tls_is_spoken_to_the_name_though_the_connection_goes_to_an_address(certificate: Path) -> None:
    assert over_tls(certificate, f"https://{LEDGER}/gates", trusted=True).status == 200


def test_a_certificate_that_nobody_trusts_is_refused(certificate: Path) -> None:
    with pytest.raises(Refused, match="certificate does not hold: self"):
        over_tls(certificate, f"https://{LEDGER}/gates", trusted=False)


def test_a_certificate_of_another_host_is_refused(certificate: Path) -> None:
    with pytest.raises(Refused, match="certificate does not hold"):
        over_tls(certificate, "https://herald.example/gates", trusted=True)


def test_gzip_and_deflate_bodies_stay_packed_here() -> None:
    packed = gzip.compress(PAGE.encode())
    assert asked(answer(packed, Content_Encoding="gzip")).body == packed
    assert asked(answer(zlib.compress(b"x"), Content_Encoding="deflate")).body == zlib.compress(b"x")
