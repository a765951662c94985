"""Annotations of many reports become links: claims, variants, derivations, origins, relations, events."""

LINK_VERSION = "5"  # a change links every case again
