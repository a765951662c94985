"""Files and folders become reports: nothing vanishes, everything that cannot be read is named.

What the pipeline uses:

- ``discover(paths)``: paths as the user named them → ``Found`` or ``Refusal``, sorted by path.
- ``read_file(found, readers, options, known)``: one found file → an iterator of ``Intake``, which is ``ReadReport`` (a
  report with its file's bytes), ``KnownReport`` (one that the caller holds already) or ``Refusal``. One file is in
  memory at a time.
- ``INGEST_VERSION``: changes whenever the same bytes may give another report.

Inside, data flows one way: ``discover`` finds, ``decode`` turns bytes into text, ``readers/`` take one format each to
``RawRecord``, ``sidecar`` overrides metadata, ``text.normalise`` freezes the text, ``zones`` labels its stretches,
``credits`` and ``dates`` read who published and when, ``language`` says in which language. No part opens a network
connection: a URL is text here.
"""

from stemmata.ingest.discover import Found, discover
from stemmata.ingest.read import INGEST_VERSION, Intake, KnownReport, ReadReport, read_file

__all__ = ["INGEST_VERSION", "Found", "Intake", "KnownReport", "ReadReport", "discover", "read_file"]
