-- Why bodies are tied, and why names that may be one are kept apart. Dropped and drawn anew with the links.

CREATE TABLE relation_evidence ( -- each place that ties two bodies, or denies it
  relation TEXT NOT NULL REFERENCES relation(id),
  n INTEGER NOT NULL,
  sign TEXT NOT NULL,
  strength REAL NOT NULL,
  reason TEXT NOT NULL,
  against INTEGER NOT NULL,
  anchors TEXT NOT NULL,         -- JSON
  PRIMARY KEY (relation, n)
) WITHOUT ROWID;

CREATE TABLE entity_maybe (      -- why the n-th of entity.maybe_same may be the same, and why it is kept apart
  entity TEXT NOT NULL REFERENCES entity(id),
  n INTEGER NOT NULL,
  sign TEXT NOT NULL,
  strength REAL NOT NULL,
  reason TEXT NOT NULL,
  against INTEGER NOT NULL,
  anchors TEXT NOT NULL,         -- JSON
  PRIMARY KEY (entity, n)
) WITHOUT ROWID;
