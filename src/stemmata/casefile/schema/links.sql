-- Schema 1, second part: what links the reports. Dropped and drawn anew by each build that changes
-- anything; nothing here is a human's.

CREATE TABLE entity (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  names TEXT NOT NULL,           -- JSON lists
  maybe_same TEXT NOT NULL,
  outlet_domains TEXT NOT NULL
);

CREATE TABLE entity_member (
  entity TEXT NOT NULL REFERENCES entity(id),
  n INTEGER NOT NULL,
  report INTEGER NOT NULL REFERENCES report(number),
  local TEXT NOT NULL,
  PRIMARY KEY (entity, n),
  FOREIGN KEY (report, local) REFERENCES local_entity(report, local)
) WITHOUT ROWID;
CREATE INDEX entity_member_local ON entity_member(report, local);

CREATE TABLE entity_mention (
  entity TEXT NOT NULL REFERENCES entity(id),
  n INTEGER NOT NULL,
  report INTEGER NOT NULL REFERENCES report(number),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (entity, n)
) WITHOUT ROWID;
CREATE INDEX entity_mention_report ON entity_mention(report);

CREATE TABLE report_outlet (     -- who published the report
  report INTEGER PRIMARY KEY REFERENCES report(number),
  entity TEXT NOT NULL REFERENCES entity(id)
);

CREATE TABLE claim (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  origins_at_most INTEGER NOT NULL,
  unknown_lineage TEXT NOT NULL, -- JSON: report ids
  circular TEXT NOT NULL         -- JSON: derivation ids
);

CREATE TABLE claim_statement (
  claim TEXT NOT NULL REFERENCES claim(id),
  n INTEGER NOT NULL,
  statement INTEGER NOT NULL REFERENCES statement(number),
  PRIMARY KEY (claim, n)
) WITHOUT ROWID;
CREATE INDEX claim_statement_statement ON claim_statement(statement);

CREATE TABLE claim_report (
  claim TEXT NOT NULL REFERENCES claim(id),
  n INTEGER NOT NULL,
  report INTEGER NOT NULL REFERENCES report(number),
  PRIMARY KEY (claim, n)
) WITHOUT ROWID;
CREATE INDEX claim_report_report ON claim_report(report);

CREATE TABLE origin (
  claim TEXT NOT NULL REFERENCES claim(id),
  n INTEGER NOT NULL,
  id TEXT NOT NULL,              -- an entity, or a hash for an unnamed source
  name TEXT NOT NULL,
  kind TEXT NOT NULL,            -- document, person, organisation, unnamed
  reports TEXT NOT NULL,         -- JSON: report ids
  PRIMARY KEY (claim, n)
) WITHOUT ROWID;

CREATE TABLE origin_path (
  claim TEXT NOT NULL REFERENCES claim(id),
  n INTEGER NOT NULL,
  report INTEGER NOT NULL REFERENCES report(number),
  steps TEXT NOT NULL,           -- JSON: derivation ids, from the report towards the origin
  PRIMARY KEY (claim, n)
) WITHOUT ROWID;
CREATE INDEX origin_path_report ON origin_path(report);

CREATE TABLE variant (
  claim TEXT NOT NULL REFERENCES claim(id),
  n INTEGER NOT NULL,
  slot TEXT NOT NULL,
  "of" TEXT,
  kind TEXT NOT NULL,            -- differ, contradict
  changed_on TEXT NOT NULL,      -- JSON: derivation ids
  reason TEXT NOT NULL,
  PRIMARY KEY (claim, n)
) WITHOUT ROWID;

CREATE TABLE variant_value (
  claim TEXT NOT NULL,
  variant INTEGER NOT NULL,      -- n of the variant
  n INTEGER NOT NULL,
  value TEXT NOT NULL,
  statements TEXT NOT NULL,      -- JSON: statement ids
  PRIMARY KEY (claim, variant, n),
  FOREIGN KEY (claim, variant) REFERENCES variant(claim, n)
) WITHOUT ROWID;

CREATE TABLE document (
  id TEXT PRIMARY KEY REFERENCES entity(id),
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  date TEXT                      -- EDTF
);

CREATE TABLE document_entity (
  document TEXT NOT NULL REFERENCES document(id),
  role TEXT NOT NULL,            -- signatory, addressee, publisher
  n INTEGER NOT NULL,
  entity TEXT NOT NULL REFERENCES entity(id),
  PRIMARY KEY (document, role, n)
) WITHOUT ROWID;
CREATE INDEX document_entity_entity ON document_entity(entity);

CREATE TABLE document_report (
  document TEXT NOT NULL REFERENCES document(id),
  n INTEGER NOT NULL,
  report INTEGER NOT NULL REFERENCES report(number),
  PRIMARY KEY (document, n)
) WITHOUT ROWID;
CREATE INDEX document_report_report ON document_report(report);

CREATE TABLE document_content (
  document TEXT NOT NULL REFERENCES document(id),
  n INTEGER NOT NULL,
  claim TEXT NOT NULL REFERENCES claim(id),
  reports TEXT NOT NULL,         -- JSON: report ids
  PRIMARY KEY (document, n)
) WITHOUT ROWID;
CREATE INDEX document_content_claim ON document_content(claim);

CREATE TABLE derivation (        -- one edge of the stemma: the child depends on the parent
  id TEXT PRIMARY KEY,
  child TEXT NOT NULL,           -- report id, or a hidden parent's id
  parent TEXT NOT NULL,          -- id of what parent_kind says
  parent_kind TEXT NOT NULL,
  parent_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,          -- stated, inferred
  score REAL NOT NULL,
  reason TEXT NOT NULL,
  circular INTEGER NOT NULL
);
CREATE INDEX derivation_child ON derivation(child);
CREATE INDEX derivation_parent ON derivation(parent);

-- The signs for and against a link, strongest first. anchors: JSON [{report, start, end, text}, …].

CREATE TABLE entity_evidence (
  entity TEXT NOT NULL REFERENCES entity(id),
  n INTEGER NOT NULL,
  sign TEXT NOT NULL,
  strength REAL NOT NULL,
  reason TEXT NOT NULL,
  against INTEGER NOT NULL,
  anchors TEXT NOT NULL,
  PRIMARY KEY (entity, n)
) WITHOUT ROWID;

CREATE TABLE document_evidence (
  document TEXT NOT NULL REFERENCES document(id),
  n INTEGER NOT NULL,
  sign TEXT NOT NULL,
  strength REAL NOT NULL,
  reason TEXT NOT NULL,
  against INTEGER NOT NULL,
  anchors TEXT NOT NULL,
  PRIMARY KEY (document, n)
) WITHOUT ROWID;

CREATE TABLE claim_evidence (
  claim TEXT NOT NULL REFERENCES claim(id),
  n INTEGER NOT NULL,
  sign TEXT NOT NULL,
  strength REAL NOT NULL,
  reason TEXT NOT NULL,
  against INTEGER NOT NULL,
  anchors TEXT NOT NULL,
  PRIMARY KEY (claim, n)
) WITHOUT ROWID;

CREATE TABLE derivation_evidence (
  derivation TEXT NOT NULL REFERENCES derivation(id),
  n INTEGER NOT NULL,
  sign TEXT NOT NULL,
  strength REAL NOT NULL,
  reason TEXT NOT NULL,
  against INTEGER NOT NULL,
  anchors TEXT NOT NULL,
  PRIMARY KEY (derivation, n)
) WITHOUT ROWID;

CREATE TABLE relation (          -- an alleged tie between two entities
  id TEXT PRIMARY KEY,
  subject TEXT NOT NULL REFERENCES entity(id),
  predicate TEXT NOT NULL,
  object TEXT NOT NULL REFERENCES entity(id),
  words TEXT NOT NULL,
  origins_at_most INTEGER NOT NULL
);
CREATE INDEX relation_subject ON relation(subject);
CREATE INDEX relation_object ON relation(object);

CREATE TABLE relation_statement (
  relation TEXT NOT NULL REFERENCES relation(id),
  stance TEXT NOT NULL,          -- alleges, denies
  n INTEGER NOT NULL,
  statement INTEGER NOT NULL REFERENCES statement(number),
  PRIMARY KEY (relation, stance, n)
) WITHOUT ROWID;
CREATE INDEX relation_statement_statement ON relation_statement(statement);

CREATE TABLE event (             -- something alleged to have happened
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  edtf TEXT,
  basis TEXT                     -- stated, resolved
);

CREATE TABLE event_entity (
  event TEXT NOT NULL REFERENCES event(id),
  role TEXT NOT NULL,            -- place, participant
  n INTEGER NOT NULL,
  entity TEXT NOT NULL REFERENCES entity(id),
  PRIMARY KEY (event, role, n)
) WITHOUT ROWID;
CREATE INDEX event_entity_entity ON event_entity(entity);

CREATE TABLE event_statement (
  event TEXT NOT NULL REFERENCES event(id),
  n INTEGER NOT NULL,
  statement INTEGER NOT NULL REFERENCES statement(number),
  PRIMARY KEY (event, n)
) WITHOUT ROWID;
CREATE INDEX event_statement_statement ON event_statement(statement);
