"""Files and folders become reports: nothing vanishes, everything that cannot be read is named.

What the pipeline uses:

- :func:`stemmata.ingest.discover.discover`: paths as the user named them → ``Found`` or ``Refusal``, sorted.
- :func:`stemmata.ingest.read.read_file`: one found path → an iterator of ``Intake``, which is
  ``ReadReport`` (a report with its file's bytes) or ``Refusal``. One file is in memory at a time.

Inside, data flows one way: ``discover`` finds, ``decode`` turns bytes into text, ``readers/`` take one format each to
``RawRecord``, ``sidecar`` overrides metadata, ``text.normalise`` freezes the text, ``zones`` labels its stretches,
``credits`` and ``dates`` read who published and when, ``language`` says in which language. No part opens a network
connection: a URL is text here.
"""
