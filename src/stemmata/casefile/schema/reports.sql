-- Schema 1 of the case file, first part: what came in, what is found inside one report, what humans
-- ruled. docs/case-file.md explains it; migrations.py runs it.
--
-- Reports and statements, to which many rows point, are numbered inside the file ("report" and
-- "statement" columns hold those numbers); everything else is named by the id that exports use.
-- "n" is the place in a list, from 0. Spans are half-open code points of report.text, so that
-- substr(text, start + 1, "end" - start) gives the words. Nested lists that nobody searches are JSON.

CREATE TABLE meta (
  key TEXT PRIMARY KEY,          -- name, built, link_fingerprint, stemmata
  value TEXT
) WITHOUT ROWID;

CREATE TABLE build (             -- one row for each time the links were drawn anew
  number INTEGER PRIMARY KEY,
  built TEXT NOT NULL,           -- ISO 8601, UTC
  stemmata TEXT NOT NULL,        -- the version that drew them
  reports INTEGER NOT NULL,      -- how many reports the case then held
  link_fingerprint TEXT NOT NULL
);

-- What came in ---------------------------------------------------------------------------------

CREATE TABLE blob (              -- the bytes of each file, once
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,         -- of the file, before compression
  zlib BLOB NOT NULL
);

CREATE TABLE report (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT,
  outlet_name TEXT,
  outlet_domain TEXT,
  published TEXT,                -- ISO 8601, as precise as known
  published_precision TEXT,      -- year, month, day, second
  language TEXT,
  authors TEXT NOT NULL,         -- JSON list, as the byline orders them
  url TEXT,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES blob(sha256),
  text TEXT NOT NULL,            -- frozen: every offset counts its code points
  notes TEXT NOT NULL,           -- JSON list: what had to be guessed or left out in reading it
  annotation_fingerprint TEXT NOT NULL  -- of the annotators that did this report; written last, with it
);
CREATE INDEX report_sha256 ON report(sha256);
CREATE INDEX report_path ON report(path);

CREATE TABLE refusal (           -- a file or table row that could not be read, and why
  path TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (path, reason)
) WITHOUT ROWID;

CREATE TABLE duplicate (         -- a file that repeats, byte for byte, a report of the case
  path TEXT NOT NULL,
  report_id TEXT NOT NULL,
  PRIMARY KEY (path, report_id)
) WITHOUT ROWID;

-- What is found inside one report -----------------------------------------------------------------

CREATE TABLE zone (
  report INTEGER NOT NULL REFERENCES report(number) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (report, n)
) WITHOUT ROWID;

CREATE TABLE link (              -- a hyperlink, or a bare URL in the text
  report INTEGER NOT NULL REFERENCES report(number) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  url TEXT NOT NULL,
  PRIMARY KEY (report, n)
) WITHOUT ROWID;

CREATE TABLE passage (
  report INTEGER NOT NULL REFERENCES report(number) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,            -- paragraph, sentence
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (report, n)
) WITHOUT ROWID;

CREATE TABLE quotation (
  report INTEGER NOT NULL REFERENCES report(number) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  start INTEGER NOT NULL,        -- inside the marks
  "end" INTEGER NOT NULL,
  outer_start INTEGER NOT NULL,  -- with the marks
  outer_end INTEGER NOT NULL,
  depth INTEGER NOT NULL,
  closed INTEGER NOT NULL,
  continues INTEGER NOT NULL,
  scare INTEGER NOT NULL,
  interpolations TEXT NOT NULL,  -- JSON: [[start, end], …]
  PRIMARY KEY (report, n)
) WITHOUT ROWID;

CREATE TABLE local_entity (      -- what several mentions of one report stand for
  report INTEGER NOT NULL REFERENCES report(number) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  local TEXT NOT NULL,           -- "e1", "e2" …
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  names TEXT NOT NULL,           -- JSON lists
  acronyms TEXT NOT NULL,
  ranks TEXT NOT NULL,
  roles TEXT NOT NULL,
  evaluative INTEGER NOT NULL,
  generic INTEGER NOT NULL,
  kind_sure INTEGER NOT NULL,    -- 0: nothing but its capitals says what kind of thing the name stands for
  PRIMARY KEY (report, n),
  UNIQUE (report, local)
) WITHOUT ROWID;

CREATE TABLE mention (
  report INTEGER NOT NULL REFERENCES report(number) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  form TEXT NOT NULL,            -- name, acronym, nominal, pronoun
  local TEXT,                    -- NULL where resolving it is not safe
  PRIMARY KEY (report, n),
  FOREIGN KEY (report, local) REFERENCES local_entity(report, local) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

CREATE TABLE local_document (    -- a document as one report describes it
  report INTEGER NOT NULL REFERENCES report(number) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  local TEXT NOT NULL,
  kind TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  date TEXT,                     -- EDTF
  signatories TEXT NOT NULL,     -- JSON lists of local entities
  addressees TEXT NOT NULL,
  publishers TEXT NOT NULL,
  anchors TEXT NOT NULL,         -- JSON: [[start, end], …]
  PRIMARY KEY (report, n),
  FOREIGN KEY (report, local) REFERENCES local_entity(report, local) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

CREATE TABLE quantity (
  report INTEGER NOT NULL REFERENCES report(number) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,            -- exact, about, at_least, at_most, range, vague
  value REAL,
  low REAL,
  high REAL,
  "of" TEXT,
  of_start INTEGER,
  of_end INTEGER,
  flag TEXT,
  PRIMARY KEY (report, n)
) WITHOUT ROWID;

CREATE TABLE date_expression (
  report INTEGER NOT NULL REFERENCES report(number) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  edtf TEXT,
  basis TEXT NOT NULL,           -- stated, resolved
  PRIMARY KEY (report, n)
) WITHOUT ROWID;

CREATE TABLE citation (
  report INTEGER NOT NULL REFERENCES report(number) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  outlet TEXT,
  local TEXT,
  url TEXT,
  date TEXT,
  PRIMARY KEY (report, n),
  FOREIGN KEY (report, local) REFERENCES local_entity(report, local) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

CREATE TABLE dropped (           -- how many finds of a layer did not anchor
  report INTEGER NOT NULL REFERENCES report(number) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  layer TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (report, n)
) WITHOUT ROWID;

CREATE TABLE statement (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  words TEXT NOT NULL,           -- the content's pieces, joined by " … "
  report INTEGER NOT NULL REFERENCES report(number) ON DELETE CASCADE,
  passage_start INTEGER NOT NULL,
  passage_end INTEGER NOT NULL,
  manner TEXT NOT NULL,          -- direct, indirect, mixed, narration
  polarity TEXT NOT NULL,
  quantities TEXT NOT NULL,      -- JSON: n of quantity
  dates TEXT NOT NULL,           -- JSON: n of date_expression
  locals TEXT NOT NULL,          -- JSON: local of local_entity
  doubt TEXT
);
CREATE INDEX statement_report ON statement(report);

CREATE TABLE statement_content (
  statement INTEGER NOT NULL REFERENCES statement(number) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (statement, n)
) WITHOUT ROWID;

CREATE TABLE step (              -- one voice of a statement's chain, outermost first
  statement INTEGER NOT NULL REFERENCES statement(number) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  local TEXT,                    -- local_entity of the statement's report
  mention_start INTEGER,
  mention_end INTEGER,
  cue_start INTEGER,
  cue_end INTEGER,
  modality TEXT NOT NULL,
  PRIMARY KEY (statement, n)
) WITHOUT ROWID;

-- What humans ruled: append-only -------------------------------------------------------------------

CREATE TABLE decision (
  number INTEGER PRIMARY KEY,    -- the order of ruling
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  author TEXT NOT NULL,
  time TEXT NOT NULL,            -- ISO 8601, UTC
  reason TEXT,
  subject TEXT NOT NULL          -- JSON: "report id:local id" keys, or one derivation id
);

CREATE TRIGGER decision_never_changes BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'A decision is never changed: add a later one.'); END;

CREATE TRIGGER decision_never_goes BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'A decision is never deleted: add a later one.'); END;

CREATE TRIGGER decision_never_replaced BEFORE INSERT ON decision
WHEN EXISTS (SELECT 1 FROM decision WHERE id = NEW.id OR number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'A decision is never replaced: add a later one.'); END;
