"""Which line of a robots.txt forbids a page."""

import time

from stemmata.fetch.robots import Robots, ruling_line


def test_the_longest_line_that_forbids_alone_is_named() -> None:
    text = "User-agent: *\nDisallow: /\nDisallow: /news/  # all of it\nAllow: /news/free\n"
    assert ruling_line(text, "http://ledger.example/news/x") == "Disallow: /news/ # all of it"
    assert ruling_line(text, "http://ledger.example/other") == "Disallow: /"


def test_a_line_for_another_program_is_not_named() -> None:
    text = "User-agent: eager\nDisallow: /news/gates/shut\n\nUser-agent: *\nDisallow: /news\n"
    assert ruling_line(text, "http://ledger.example/news/gates/shut") == "Disallow: /news"


def test_a_wish_for_pauses_is_read_in_both_ways_of_saying_it() -> None:
    assert Robots(text="User-agent: *\nCrawl-delay: 4").delay() == 4
    assert Robots(text="User-agent: *\nRequest-rate: 1/10s").delay() == 10
    assert Robots(text="User-agent: *\nCrawl-delay: -4").delay() == 0
    assert Robots().delay() == 0


def test_a_very_long_file_is_judged_in_time() -> None:
    text = "User-agent: *\n" + "".join(f"Disallow: /section-{number}/\n" for number in range(20_000)) + "Disallow: /x\n"
    began = time.monotonic()
    assert "“Disallow: /x”" in Robots(text=text).refusal("http://ledger.example/x")
    assert time.monotonic() - began < 10


def test_a_rule_with_many_stars_is_judged_in_time() -> None:
    stars = "Disallow: /" + "*a" * 400 + "*x$\n"
    began = time.monotonic()
    assert Robots(text="User-agent: *\n" + stars * 200).refusal("http://ledger.example/" + "a" * 4000) == ""
    assert time.monotonic() - began < 10
