"""One module a format, each with a ``reader`` that fits :class:`stemmata.plugins.Reader`."""
