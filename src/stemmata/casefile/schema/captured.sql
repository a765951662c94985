-- JSON list: when an archive says that it copied the report (ISO 8601, UTC), the address, the digest of the payload as
-- the archive prints it; the last two may be null. NULL where no archive says so
ALTER TABLE report ADD COLUMN captured TEXT;

CREATE TABLE archive (           -- a file that holds others, and was read to its end: it need not be taken apart again
  id TEXT PRIMARY KEY,           -- of its bytes, its path, its sidecar and the columns that were named
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,          -- of the whole file, which the case does not keep: each report in it has its own bytes
  size INTEGER NOT NULL,         -- bytes
  holds INTEGER NOT NULL,        -- reports, duplicates and refusals that came of it
  notes TEXT NOT NULL,           -- JSON list: what in it is no report, as sentences
  fingerprint TEXT NOT NULL      -- of the way of reading and annotating: when it changes, the file is read again
) WITHOUT ROWID;
CREATE INDEX archive_path ON archive(path);
