"""Ids are hashes of content, so that the same input gives the same ids in any order, on any machine."""

import hashlib

ID_LENGTH = 16


def content_id(kind: str, *parts: object) -> str:
    """A stable id for a thing of this kind made of these parts.

    *Returns:* 16 hexadecimal digits of SHA-256 over the kind and the parts' text, separated so that
    ("ab", "c") and ("a", "bc") differ. Parts must have a stable ``str``: no sets, no dicts.
    """
    digest = hashlib.sha256(kind.encode())
    for part in parts:
        encoded = str(part).encode("utf-8", "surrogatepass")
        digest.update(b"\x1f%d\x1f" % len(encoded))
        digest.update(encoded)
    return digest.hexdigest()[:ID_LENGTH]
