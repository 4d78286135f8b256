-- the forty clocks (and one) that run out first among what one reader may see
SELECT t.id, t.rule, t.unit, t.started_at, t.due_at, d.uid, d.number, d.label, d.state, d.facts, d.owner_id, u.full_name,
       o.name
FROM dossiers_deadline t
JOIN dossiers_dossier d ON d.id = t.dossier_id
JOIN accounts_organisation o ON o.id = d.office_id
LEFT JOIN accounts_user u ON u.id = d.owner_id
WHERE t.met_at IS NULL AND t.cancelled_at IS NULL AND t.due_at IS NOT NULL AND NOT t.external
  AND d.id IN (
    SELECT dossier_id FROM dossiers_grant WHERE to_at IS NULL AND user_id = %(reader)s
    UNION ALL
    SELECT dossier_id FROM dossiers_grant WHERE to_at IS NULL AND organisation_id = %(grant_office)s)
ORDER BY t.due_at, t.id
LIMIT 41
