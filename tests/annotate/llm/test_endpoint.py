"""An address of a server, and whether it is this machine."""

import pytest

from stemmata.annotate.llm.endpoint import endpoint_of
from stemmata.errors import UsageError


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://localhost:11434/v1", "http://localhost:11434/v1/chat/completions"),
        (" https://models.example/v1/ ", "https://models.example:443/v1/chat/completions"),
        ("http://[::1]:8080", "http://[::1]:8080/chat/completions"),
        ("https://a.example/v1/chat/completions?api-version=1&key=s", "https://a.example:443/v1/chat/completions"),
    ],
)
def test_an_address_leads_to_chat_completions_and_is_shown_without_its_query(url: str, shown: str) -> None:
    assert endpoint_of(url).shown == shown


@pytest.mark.parametrize(
    "url", ["", "localhost:11434", "ftp://a.example", "http://", "http://a:b:c", "http://a\x00b/v1"]
)
def test_what_is_no_address_is_refused_with_an_example(url: str) -> None:
    with pytest.raises(UsageError, match="--endpoint"):
        endpoint_of(url)


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(UsageError, match="--api-key-env") as refused:
        endpoint_of("https://mira:swordfish@a.example/v1")
    assert "swordfish" not in str(refused.value)


@pytest.mark.parametrize(
    ("host", "here", "near"),
    [
        ("localhost", True, True),
        ("127.0.0.1", True, True),
        ("[::1]", True, True),
        ("192.168.0.7", False, True),
        ("8.8.8.8", False, False),
        ("localhost.example", False, False),
        ("models", False, False),
    ],
)
def test_only_names_and_numbers_of_this_machine_are_here(host: str, here: bool, near: bool) -> None:
    endpoint = endpoint_of(f"http://{host}/v1")
    assert (endpoint.is_here, endpoint.is_near) == (here, near)
