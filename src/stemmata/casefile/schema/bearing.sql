-- contradicts, update, part of, maybe another, refines, differs
ALTER TABLE variant ADD COLUMN bearing TEXT NOT NULL DEFAULT 'differs';

DROP VIEW where_reports_differ;

CREATE VIEW where_reports_differ AS
SELECT claim.label, variant.kind, variant.bearing, variant.slot, variant."of",
  (SELECT group_concat(value, ' | ') FROM (SELECT value FROM variant_value
    WHERE variant_value.claim = variant.claim AND variant_value.variant = variant.n ORDER BY n)) AS "values",
  variant.reason, claim.id AS claim
FROM variant JOIN claim ON claim.id = variant.claim;
