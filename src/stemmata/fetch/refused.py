"""Why a page was not fetched."""


class Refused(Exception):
    """A sentence that says why a page was not fetched, and what to do; it becomes a Refusal with the page's URL."""
