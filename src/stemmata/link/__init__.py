"""Annotations of many reports become links: claims, variants, derivations, origins, relations, events."""

LINK_VERSION = "3"  # a change links every case again
