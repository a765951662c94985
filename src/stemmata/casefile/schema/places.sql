-- Schema 2: where the places of a case lie. Dropped and drawn anew with the links, but for listed_place.

CREATE TABLE entity_place (      -- an entity of kind place that a gazetteer or a human knows something of
  entity TEXT PRIMARY KEY REFERENCES entity(id),
  told INTEGER,                  -- n of the place it was sent to; NULL where none stands out
  basis TEXT NOT NULL,           -- gazetteer, human
  attribution TEXT NOT NULL      -- JSON: what is to be shown with it
) WITHOUT ROWID;

CREATE TABLE entity_place_candidate (
  entity TEXT NOT NULL REFERENCES entity(id),
  n INTEGER NOT NULL,            -- by share, largest first; -1 for a place that only a human named
  place TEXT NOT NULL,           -- "geonames:170063"
  name TEXT NOT NULL,
  latitude REAL NOT NULL,        -- degrees, WGS 84
  longitude REAL NOT NULL,
  kind TEXT NOT NULL,
  area TEXT,                     -- its code, where it is an area
  within TEXT NOT NULL,          -- JSON: codes of the areas around it, widest first
  population INTEGER,
  uncertainty_km REAL NOT NULL,
  share REAL,                    -- of all candidates and "none of them"; NULL for n = -1
  PRIMARY KEY (entity, n)
) WITHOUT ROWID;

CREATE TABLE entity_place_evidence (
  entity TEXT NOT NULL REFERENCES entity(id),
  n INTEGER NOT NULL,
  sign TEXT NOT NULL,
  strength REAL NOT NULL,
  reason TEXT NOT NULL,
  against INTEGER NOT NULL,
  anchors TEXT NOT NULL,
  PRIMARY KEY (entity, n)
) WITHOUT ROWID;

CREATE TABLE listed_place (      -- the case's own gazetteer: what the user brought
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL,          -- the name of the file that brought it
  attribution TEXT NOT NULL,
  name TEXT NOT NULL,
  names TEXT NOT NULL,           -- JSON: its other names
  latitude REAL NOT NULL,
  longitude REAL NOT NULL,
  kind TEXT NOT NULL,
  area TEXT,
  within TEXT NOT NULL,
  population INTEGER,
  uncertainty_km REAL NOT NULL
) WITHOUT ROWID;

CREATE VIEW places AS            -- Datasette draws a map of what has latitude and longitude
SELECT entity.name, candidate.latitude, candidate.longitude, candidate.uncertainty_km, candidate.place AS gazetteer,
  candidate.name AS listed_as, candidate.kind, entity_place.basis, entity_place.attribution, entity.id AS entity
FROM entity_place JOIN entity ON entity.id = entity_place.entity
JOIN entity_place_candidate AS candidate ON candidate.entity = entity.id AND candidate.n = entity_place.told;
