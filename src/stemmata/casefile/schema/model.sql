-- Schema 7: what a language model was asked and answered, and which statements it proposes.
--
-- Answers follow from no report alone: no build deletes them, so that reports can be annotated again without asking.

CREATE TABLE model_prompt (      -- the words of each version that was used
  id TEXT PRIMARY KEY,           -- the version and a hash of the words
  version TEXT NOT NULL,
  system TEXT NOT NULL,
  user TEXT NOT NULL,            -- a template of what is sent for each passage
  again TEXT NOT NULL,           -- what is added after an answer that cannot be read
  schema TEXT NOT NULL           -- JSON Schema of an answer
) WITHOUT ROWID;

CREATE TABLE model_answer (      -- every answer as it came, saved when it came
  key TEXT NOT NULL,             -- hash of prompt, model and passage: the same question is asked once
  attempt INTEGER NOT NULL,      -- 0; 1 where the first answer could not be read
  model TEXT NOT NULL,
  prompt TEXT NOT NULL REFERENCES model_prompt(id),
  endpoint TEXT NOT NULL,        -- without credentials
  report_id TEXT NOT NULL,       -- the first report that it was asked for, and the passage in it
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  raw TEXT NOT NULL,
  tokens_in INTEGER,             -- as the server counts; NULL where it does not
  tokens_out INTEGER,
  PRIMARY KEY (key, attempt)
) WITHOUT ROWID;

ALTER TABLE statement ADD COLUMN proposal_model TEXT;      -- NULL: no model proposes it
ALTER TABLE statement ADD COLUMN proposal_prompt TEXT;
ALTER TABLE statement ADD COLUMN proposal_alone INTEGER;   -- 0: the rules found it, too
