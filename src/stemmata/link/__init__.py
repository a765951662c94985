"""Annotations of many reports become links: claims, variants, derivations, origins, relations, events."""
