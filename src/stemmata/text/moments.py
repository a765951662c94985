"""Moments as all files of ours write them: ISO 8601, UTC, to the second."""

from datetime import UTC, datetime


def in_utc(moment: datetime) -> str:
    """One without a zone is held to be of UTC.

    >>> in_utc(datetime.fromisoformat("2021-05-14T11:30:00.5+02:00"))
    '2021-05-14T09:30:00Z'
    """
    told = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return told.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
