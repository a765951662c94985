"""Pages that the user asks for, fetched politely and archived. No other part of Stemmata opens a connection outwards.

One page flows one way:

- ``wanted``: a URL's words → ``Wanted``, or why it cannot be asked for.
- ``network``: a host's name → an address that may be asked (``Network``; the real one is ``INTERNET``).
- ``http``: one request to that address → ``Exchange``. The only module that speaks HTTP.
- ``robots``, ``turns``: what the host asks of programs, and when it may be asked again.
- ``fetching``: redirects, waiting and the rules put together → ``Fetched``, or ``Refused`` with the reason.
- ``content``: what came, unpacked, and what kind of page it is.
- ``archive``, ``wacz``, ``saving``: what came, put beside the case.

The rules and why they are so strict: docs/decisions/0024-fetching.md.
"""

from stemmata.fetch.fetching import Fetched, Fetcher
from stemmata.fetch.network import INTERNET, Network
from stemmata.fetch.refused import Refused
from stemmata.fetch.rules import Limits, Rules
from stemmata.fetch.wanted import Wanted, wanted

__all__ = ["INTERNET", "Fetched", "Fetcher", "Limits", "Network", "Refused", "Rules", "Wanted", "wanted"]
