-- accepted cases of the Department's offices by form and channel; requests by channel; clocks met in time
SELECT d.facts ->> 'form' AS form, d.facts ->> 'channel' AS channel, COUNT(*)
FROM dossiers_registerline l
JOIN dossiers_entry e ON e.id = l.entry_id
JOIN dossiers_dossier d ON d.id = l.dossier_id
WHERE l.struck_at IS NULL AND e.act IN ('AcceptRequest', 'AcceptUrgently') AND d.kind = 'legal_aid_case'
  AND e.occurred_at >= %(start)s AND e.occurred_at < %(end)s
  AND d.office_id IN (SELECT id FROM accounts_organisation WHERE id = %(department)s OR parent_id = %(department)s
      OR parent_id IN (SELECT id FROM accounts_organisation WHERE parent_id = %(department)s))
GROUP BY 1, 2;
SELECT d.facts ->> 'channel' AS channel, COUNT(*)
FROM dossiers_dossier d
WHERE d.kind = 'legal_aid_case' AND d.opened_at >= %(start)s AND d.opened_at < %(end)s
  AND d.office_id IN (SELECT id FROM accounts_organisation WHERE id = %(department)s OR parent_id = %(department)s
      OR parent_id IN (SELECT id FROM accounts_organisation WHERE parent_id = %(department)s))
GROUP BY 1;
SELECT t.rule, COUNT(*), SUM(CASE WHEN t.met_at <= t.due_at THEN 1 ELSE 0 END)
FROM dossiers_deadline t
JOIN dossiers_dossier d ON d.id = t.dossier_id
WHERE t.started_at >= %(start)s AND t.started_at < %(end)s AND t.cancelled_at IS NULL AND NOT t.external
  AND NOT t.at_once AND t.due_at IS NOT NULL AND (t.met_at IS NOT NULL OR t.due_at < %(now)s)
  AND d.office_id IN (SELECT id FROM accounts_organisation WHERE id = %(department)s OR parent_id = %(department)s
      OR parent_id IN (SELECT id FROM accounts_organisation WHERE parent_id = %(department)s))
GROUP BY 1
