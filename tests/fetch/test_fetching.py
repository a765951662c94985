"""Pages fetched as a polite program does: rules of robots, pauses, redirects, busy hosts."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from stemmata.fetch.fetching import retry_after
from stemmata.fetch.refused import Refused
from stemmata.fetch.rules import USER_AGENT, Rules
from tests.fetch.serving import LEDGER, PAGE, answer, fetcher, moved, served

GATES = f"http://{LEDGER}/gates"


def robots(*lines: str) -> bytes:
    return answer("\n".join(lines), Content_Type="text/plain")


def test_a_page_comes_with_its_url_time_address_and_hash_of_what_came() -> None:
    with served({"/gates": answer(PAGE)}) as site:
        tried = fetcher(site)
        page = tried.fetcher.fetched(f"{GATES}#top")
    assert (page.asked, page.url, page.address, page.media_type, page.suffix) == (
        GATES, GATES, "9.9.9.9", "text/html", ".html",
    )  # fmt: skip
    assert page.body == page.file == PAGE.encode()
    assert datetime.fromisoformat(page.time).tzinfo is UTC
    assert [path for _, path in site.asked] == ["/robots.txt", "/gates"]
    assert f"User-Agent: {USER_AGENT}\r\n".encode() in site.heads[0]
    assert USER_AGENT.startswith("Stemmata/")


def test_what_a_robots_txt_forbids_is_refused_and_the_rule_is_named() -> None:
    rules = robots("User-agent: other", "Disallow: /", "", "User-agent: *", "Disallow: /pri", "Disallow: /private/x")
    with served({"/robots.txt": rules, "/private/x": answer(), "/gates": answer()}) as site:
        tried = fetcher(site)
        with pytest.raises(Refused, match=r"robots\.txt forbids .* “Disallow: /private/x”\..*--ignore-robots"):
            tried.fetcher.fetched(f"http://{LEDGER}/private/x")
        tried.fetcher.fetched(GATES)
    assert [path for _, path in site.asked] == ["/robots.txt", "/gates"]


def test_a_robots_txt_may_speak_to_stemmata_by_name() -> None:
    rules = robots("User-agent: Stemmata", "Disallow: /", "", "User-agent: *", "Allow: /")
    with served({"/robots.txt": rules, "/gates": answer()}) as site, pytest.raises(Refused, match="“Disallow: /”"):
        fetcher(site).fetcher.fetched(GATES)


def test_a_rule_that_the_user_passes_over_is_told_with_the_page_and_to_the_archive() -> None:
    with served({"/robots.txt": robots("User-agent: *", "Disallow: /"), "/gates": answer()}) as site:
        tried = fetcher(site, Rules(ignore_robots=True))
        page = tried.fetcher.fetched(GATES)
    assert "“Disallow: /”" in page.passed_over
    assert [(exchange.url, bool(rule)) for exchange, rule in tried.kept] == [
        (f"http://{LEDGER}/robots.txt", False),
        (GATES, True),
    ]


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "403 Forbidden", "401 Unauthorized"])
def test_where_there_is_no_robots_txt_all_may_be_asked_for(status: str) -> None:
    with served({"/robots.txt": answer("", status=status), "/gates": answer()}) as site:
        assert fetcher(site).fetcher.fetched(GATES).body


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (answer("", status="503 Busy"), "status 503"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n", "larger than 1 MiB"),
        (moved("http://127.0.0.1/robots.txt"), "redirects to 'http://127.0.0.1/robots.txt'|127.0.0.1 is loopback"),
    ],
)
def test_where_a_robots_txt_cannot_be_had_nothing_may_be_asked_for(said: bytes, why: str) -> None:
    reason = f"could not be had, so that nothing may be asked for .RFC 9309.: .*({why})"
    with served({"/robots.txt": said, "/gates": answer()}) as site, pytest.raises(Refused, match=reason):
        fetcher(site).fetcher.fetched(GATES)
    assert [path for _, path in site.asked] == ["/robots.txt"]


def test_robots_txt_is_asked_for_once_an_origin() -> None:
    with served({"/a": answer(), "/b": answer()}) as site:
        tried = fetcher(site)
        for page in "ab":
            tried.fetcher.fetched(f"http://{LEDGER}/{page}")
    assert [path for _, path in site.asked] == ["/robots.txt", "/a", "/b"]


def test_a_host_is_asked_again_only_after_the_pause() -> None:
    with served({"/a": answer(), "/b": answer()}) as site:
        tried = fetcher(site, Rules(delay=2))
        for page in "ab":
            tried.fetcher.fetched(f"http://{LEDGER}/{page}")
    assert tried.watch.waits == [2]


def test_a_crawl_delay_is_kept_and_one_that_is_too_long_is_said() -> None:
    slow = robots("User-agent: *", "Crawl-delay: 7")
    with served({"/robots.txt": slow, "/a": answer(), "/b": answer()}) as site:
        tried = fetcher(site, Rules(delay=2))
        for page in "ab":
            tried.fetcher.fetched(f"http://{LEDGER}/{page}")
    assert tried.watch.waits == [7]
    with served({"/robots.txt": robots("User-agent: *", "Crawl-delay: 9000"), "/a": answer(), "/b": answer()}) as site:
        tried = fetcher(site)
        tried.fetcher.fetched(f"http://{LEDGER}/a")
        with pytest.raises(Refused, match="wishes 9000 seconds between two requests"):
            tried.fetcher.fetched(f"http://{LEDGER}/b")


def test_a_busy_host_is_asked_again_when_it_says() -> None:
    busy = answer("", status="429 Too Many Requests", Retry_After="11")
    with served({"/gates": [busy, answer()]}) as site:
        tried = fetcher(site, Rules(delay=2))
        assert tried.fetcher.fetched(GATES).body
    assert tried.watch.waits == [11]
    assert [exchange.status for exchange, _ in tried.kept] == [404, 429, 200]


def test_a_busy_host_that_does_not_say_when_is_given_longer_each_time_and_then_left_alone() -> None:
    with served({"/gates": answer("", status="503 Busy")}) as site:
        tried = fetcher(site, Rules(delay=2))
        with pytest.raises(Refused, match=r"too busy \(status 503\)"):
            tried.fetcher.fetched(GATES)
    assert tried.watch.waits == [4, 8]
    assert len(site.asked) == 4


def test_a_host_that_wishes_to_be_asked_much_later_is_left_alone() -> None:
    busy = answer("", status="429 Too Many", Retry_After="86400")
    reason = r"asked too often \(status 429\)\. It wishes to be asked again in 86400"
    with served({"/gates": busy}) as site, pytest.raises(Refused, match=reason):
        fetcher(site).fetcher.fetched(GATES)
    assert len(site.asked) == 2


def test_retry_after_is_read_as_seconds_and_as_a_date() -> None:
    now = datetime(2021, 5, 14, 9, 30, tzinfo=UTC)
    assert retry_after("11", now) == 11
    assert retry_after("Fri, 14 May 2021 09:30:30 GMT", now) == 30
    assert retry_after("Fri, 14 May 2021 09:00:00 GMT", now) == 0
    assert retry_after("soon", now) is None
    assert retry_after("", now) is None


def test_a_redirect_is_followed_to_another_host_whose_own_rules_hold() -> None:
    with served({"/gates": moved("http://herald.example/new"), "/new": answer()}) as site:
        tried = fetcher(site, herald_example=("1.1.1.1",))
        page = tried.fetcher.fetched(GATES)
    assert (page.asked, page.url, page.address) == (GATES, "http://herald.example/new", "1.1.1.1")
    assert site.asked == [
        (LEDGER, "/robots.txt"), (LEDGER, "/gates"), ("herald.example", "/robots.txt"), ("herald.example", "/new"),
    ]  # fmt: skip
    assert [exchange.status for exchange in page.exchanges] == [302, 200]


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("http://127.0.0.1/admin", "127.0.0.1 is loopback"),
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254 is link-local"),
        ("http://[::1]/", "::1 is loopback"),
        ("http://[::ffff:10.0.0.1]/", "is private"),
        ("http://2130706433/", "odd notation"),
        ("http://inner.example/", "inner.example has the address 192.168.0.1, which is private"),
        ("http://ledger.example:6379/", "port 6379"),
        ("file:///etc/passwd", "Only http"),
        ("gopher://ledger.example/", "Only http"),
        ("http://mira:secret@ledger.example/", "user name or password"),
        ("//0x7f.1/", "odd notation"),
    ],
)
def test_no_redirect_leads_into_a_private_network_or_out_of_the_web(target: str, why: str) -> None:
    with served({"/gates": moved(target)}) as site:
        tried = fetcher(site, inner_example=("192.168.0.1",))
        with pytest.raises(Refused, match=why):
            tried.fetcher.fetched(GATES)
    assert {address for address, _ in tried.road.taken} == {"9.9.9.9"}


def test_a_name_that_changes_its_address_between_two_requests_is_checked_again() -> None:
    """DNS rebinding: the first look-up is public, the second is not."""
    with served({"/gates": moved("/again"), "/again": answer()}) as site:
        tried = fetcher(site)
        network = tried.road.network()
        found = iter([("9.9.9.9",), ("9.9.9.9",), ("127.0.0.1",)])
        tried.fetcher._network = replace(network, addresses=lambda host, port: next(found))
        with pytest.raises(Refused, match=r"has the address 127\.0\.0\.1, which is loopback"):
            tried.fetcher.fetched(GATES)
    assert [path for _, path in site.asked] == ["/robots.txt", "/gates"]


def test_redirects_in_a_ring_end() -> None:
    with served({"/gates": moved("/gates")}) as site, pytest.raises(Refused, match="redirects more than 5 times"):
        fetcher(site).fetcher.fetched(GATES)
    assert len(site.asked) == 7


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (answer("", status="404 Not Found"), r"has no such page \(status 404\)"),
        (answer("", status="403 Forbidden"), r"does not let it be read \(status 403\)"),
        (answer("", status="451 Unavailable"), r"reasons of law \(status 451\)"),
        (answer("", status="418 Teapot"), r"gives no page \(status 418\)"),
        (answer("x", Content_Type="application/zip"), "It is no page but application/zip"),
        (answer("x", Content_Encoding="br"), "packed as 'br'"),
    ],
)
def test_what_does_not_come_is_refused_with_the_reason(said: bytes, why: str) -> None:
    with served({"/gates": said}) as site, pytest.raises(Refused, match=why):
        fetcher(site).fetcher.fetched(GATES)


def test_nothing_is_sent_that_a_page_set_before() -> None:
    with served({"/gates": moved("/in"), "/in": answer(PAGE, Set_Cookie="id=7; Path=/")}) as site:
        tried = fetcher(site)
        tried.fetcher.fetched(GATES)
        tried.fetcher.fetched(f"http://{LEDGER}/in")
    assert not any(b"\r\ncookie:" in head.lower() for head in site.heads)


def test_a_proxy_of_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with served({"/gates": answer()}) as site:
        tried = fetcher(site)
        tried.fetcher.fetched(GATES)
    assert {address for address, _ in tried.road.taken} == {"9.9.9.9"}


def test_hosts_take_turns_and_the_pages_of_one_keep_their_order() -> None:
    with served({}) as site:
        turns = fetcher(site, Rules(delay=2)).fetcher.turns
    order = []
    for url in turns.in_turn([("a1", "a"), ("a2", "a"), ("a3", "a"), ("b1", "b"), ("c1", "c"), ("b2", "b")]):
        order.append(url)
        turns.wait(url[0])
        turns.asked(url[0])
    assert order == ["a1", "b1", "c1", "a2", "b2", "a3"]
