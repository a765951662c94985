"""Which addresses are asked: those of the public internet, in whatever form they come."""

import ipaddress
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stemmata.fetch.network import INTERNET, Network, allowed, not_public
from stemmata.fetch.refused import Refused


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("127.0.0.1", "loopback"), ("127.8.8.8", "loopback"), ("::1", "loopback"), ("::ffff:127.0.0.1", "loopback"),
        ("10.0.0.8", "private"), ("172.16.0.1", "private"), ("192.168.1.1", "private"), ("fd00::1", "private"),
        ("::ffff:192.168.1.1", "private"), ("169.254.169.254", "link-local"), ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local"), ("::ffff:169.254.169.254", "link-local"), ("224.0.0.1", "multicast"),
        ("ff02::1", "multicast"), ("0.0.0.0", "unspecified"), ("::", "unspecified"), ("0.1.2.3", "reserved"),
        ("100.64.0.1", "reserved"), ("192.0.0.8", "reserved"), ("198.18.0.1", "reserved"), ("240.0.0.1", "reserved"),
        ("255.255.255.255", "reserved"), ("203.0.113.9", "reserved"), ("::7f00:1", "reserved"),
        ("2001:db8::1", "reserved"), ("fec0::1", "reserved"), ("64:ff9b:1::1", "reserved"),
        ("2002:7f00:1::", "loopback"), ("2002:a9fe:a9fe::", "link-local"), ("64:ff9b::a00:8", "private"),
        ("2001:0:4136:e378:8000:63bf:f5ff:fff7", "reserved"),
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_public_internet_is_never_asked(address: str, why: str) -> None:
    assert not_public(address) == why


@pytest.mark.parametrize("address", ["9.9.9.9", "93.184.216.34", "2606:4700::1111", "::ffff:9.9.9.9", "2002:909:909::"])
def test_addresses_of_the_public_internet_are_asked(address: str) -> None:
    assert not_public(address) == ""


@given(st.integers(0, 2**32 - 1).map(ipaddress.IPv4Address))
@example(ipaddress.IPv4Address("169.254.169.254"))
def test_no_form_of_ipv6_hides_an_address(inner: ipaddress.IPv4Address) -> None:
    forms = (f"::ffff:{inner}", f"64:ff9b::{inner}", str(ipaddress.IPv6Address((0x2002 << 112) | (int(inner) << 80))))
    assert {not_public(form) for form in forms} == {not_public(str(inner))}
    assert not_public(f"::{inner}") != ""


@given(st.ip_addresses())
def test_what_python_holds_to_be_no_global_address_is_never_asked(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    inside = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if not address.is_global and inside is None and address not in ipaddress.ip_network("64:ff9b::/96"):
        assert not_public(str(address)) != ""


def resolving(*found: str) -> Network:
    return Network(addresses=lambda host, port: found, forbidden=not_public, connect=INTERNET.connect, tls=INTERNET.tls)


def test_one_private_address_among_public_ones_is_enough_to_refuse_a_host() -> None:
    with pytest.raises(Refused, match=r"ledger\.example has the address 10\.0\.0\.8, which is private"):
        allowed(resolving("9.9.9.9", "10.0.0.8"), "ledger.example", 80, 1)


def test_an_address_that_is_named_is_not_looked_up() -> None:
    with pytest.raises(Refused, match=r"^127\.0\.0\.1 is loopback"):
        allowed(resolving("9.9.9.9"), "127.0.0.1", 80, 1)
    with pytest.raises(Refused, match=r"^::1 is loopback"):
        allowed(resolving("9.9.9.9"), "::1", 80, 1)


def test_a_look_up_that_hangs_is_left_alone() -> None:
    def hang(host: str, port: int) -> tuple[str, ...]:
        time.sleep(5)
        return ("9.9.9.9",)

    slow = Network(addresses=hang, forbidden=not_public, connect=INTERNET.connect, tls=INTERNET.tls)
    began = time.monotonic()
    with pytest.raises(Refused, match="not found within"):
        allowed(slow, "ledger.example", 80, 0.1)
    assert time.monotonic() - began < 2


def test_a_host_that_is_not_there_is_named() -> None:
    def none(host: str, port: int) -> tuple[str, ...]:
        raise OSError(-2, "Name or service not known")

    gone = Network(addresses=none, forbidden=not_public, connect=INTERNET.connect, tls=INTERNET.tls)
    with pytest.raises(Refused, match=r"The host 'ledger\.example' was not found"):
        allowed(gone, "ledger.example", 80, 1)
    with pytest.raises(Refused, match="has no address"):
        allowed(resolving(), "ledger.example", 80, 1)


def test_the_real_network_checks_certificates_and_names() -> None:
    import ssl

    context = INTERNET.tls()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert INTERNET.forbidden is not_public
