-- Schema 1, third part: full text, and the views that answer the first questions.

CREATE VIRTUAL TABLE report_fts USING fts5(
  title, text, content="report", content_rowid="number", tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER report_fts_insert AFTER INSERT ON report
BEGIN INSERT INTO report_fts(rowid, title, text) VALUES (NEW.number, NEW.title, NEW.text); END;
CREATE TRIGGER report_fts_delete AFTER DELETE ON report
BEGIN INSERT INTO report_fts(report_fts, rowid, title, text) VALUES ('delete', OLD.number, OLD.title, OLD.text); END;
CREATE TRIGGER report_fts_update AFTER UPDATE OF title, text ON report
BEGIN
  INSERT INTO report_fts(report_fts, rowid, title, text) VALUES ('delete', OLD.number, OLD.title, OLD.text);
  INSERT INTO report_fts(rowid, title, text) VALUES (NEW.number, NEW.title, NEW.text);
END;

CREATE VIRTUAL TABLE statement_fts USING fts5(
  words, content="statement", content_rowid="number", tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER statement_fts_insert AFTER INSERT ON statement
BEGIN INSERT INTO statement_fts(rowid, words) VALUES (NEW.number, NEW.words); END;
CREATE TRIGGER statement_fts_delete AFTER DELETE ON statement
BEGIN INSERT INTO statement_fts(statement_fts, rowid, words) VALUES ('delete', OLD.number, OLD.words); END;
CREATE TRIGGER statement_fts_update AFTER UPDATE OF words ON statement
BEGIN
  INSERT INTO statement_fts(statement_fts, rowid, words) VALUES ('delete', OLD.number, OLD.words);
  INSERT INTO statement_fts(rowid, words) VALUES (NEW.number, NEW.words);
END;

-- Views that answer the first questions -----------------------------------------------------------

CREATE VIEW claims_with_origins AS
SELECT claim.id AS claim, claim.label,
  (SELECT count(*) FROM claim_report WHERE claim_report.claim = claim.id) AS reports,
  claim.origins_at_most,
  (SELECT group_concat(name, '; ') FROM (SELECT name FROM origin WHERE origin.claim = claim.id ORDER BY n))
    AS named_origins,
  json_array_length(claim.unknown_lineage) AS reports_of_unknown_lineage,
  (SELECT count(*) FROM variant WHERE variant.claim = claim.id) AS variants
FROM claim;

CREATE VIEW stemma AS
SELECT coalesce(child.outlet_name || ': ' || child.title, child.title, child.path, derivation.child) AS child,
  derivation.kind,
  CASE derivation.parent_kind WHEN 'report'
    THEN coalesce(parent.outlet_name || ': ' || parent.title, parent.title, parent.path, derivation.parent_name)
    ELSE derivation.parent_name END AS parent,
  derivation.parent_kind, derivation.status, derivation.score, derivation.reason, derivation.circular,
  child.published AS child_published, parent.published AS parent_published,
  derivation.id AS derivation, derivation.child AS child_id, derivation.parent AS parent_id
FROM derivation
LEFT JOIN report AS child ON child.id = derivation.child
LEFT JOIN report AS parent ON parent.id = derivation.parent;

CREATE VIEW who_says_what AS
SELECT statement.id AS statement,
  (SELECT group_concat(name || ' ' || modality, ' → ')
    FROM (SELECT name, modality FROM step WHERE step.statement = statement.number ORDER BY n)) AS chain,
  statement.words, statement.manner, statement.polarity, report.outlet_name, report.title, report.published,
  report.id AS report, statement.passage_start, statement.passage_end
FROM statement JOIN report ON report.number = statement.report;

CREATE VIEW where_reports_differ AS
SELECT claim.label, variant.kind, variant.slot, variant."of",
  (SELECT group_concat(value, ' | ') FROM (SELECT value FROM variant_value
    WHERE variant_value.claim = variant.claim AND variant_value.variant = variant.n ORDER BY n)) AS "values",
  variant.reason, claim.id AS claim
FROM variant JOIN claim ON claim.id = variant.claim;
