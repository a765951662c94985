"""Files and folders become reports: nothing vanishes, everything that cannot be read is named.

What the pipeline uses:

- ``discover(paths)``: paths as the user named them → ``Found`` or ``Refusal``, sorted by path.
- ``read_file(found, readers, options, known, apart)``: one found file → an iterator of ``Intake``, which is
  ``ReadReport`` (a report with its bytes), ``KnownReport`` (one that the caller holds already), ``Refusal``, and for a
  file that holds others ``ReadArchive`` (all of it was read) or ``KnownArchive`` (it was read before). One file, or one
  member of an archive, is in memory at a time.
- ``Apart``: the processes in which readers of risky formats run, with limits of memory and time.
- ``INGEST_VERSION``: changes whenever the same bytes may give another report.

Inside, data flows one way: ``discover`` finds, ``choice`` says what takes the file, ``containers/`` take apart what
holds other files, ``archive`` bounds that, ``decode`` turns bytes into text, ``readers/`` take one format each to
``RawRecord``, ``record`` makes a report of each: ``sidecar`` overrides metadata, ``text.normalise`` freezes the text,
``zones`` labels its stretches, ``credits`` and ``dates`` read who published and when, ``language`` says in which
language. No part opens a network connection: a URL is text here.
"""

from stemmata.ingest.apart import Apart
from stemmata.ingest.archive import KnownArchive, ReadArchive
from stemmata.ingest.discover import Found, discover
from stemmata.ingest.read import INGEST_VERSION, Intake, read_file
from stemmata.ingest.record import KnownReport, ReadReport

__all__ = [
    "INGEST_VERSION",
    "Apart",
    "Found",
    "Intake",
    "KnownArchive",
    "KnownReport",
    "ReadArchive",
    "ReadReport",
    "discover",
    "read_file",
]
