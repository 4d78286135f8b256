-- of the offices of a Department: accepted cases by form, channel and category, how many people they are,
-- requests by channel, clocks met in time
SELECT c.form, r.channel, c.category_index, COUNT(*)
FROM cases_case c
JOIN cases_aidrequest r ON r.id = c.request_id
WHERE c.annulled_at IS NULL AND c.accepted_at >= %(start)s AND c.accepted_at < %(end)s
  AND c.office_id IN (SELECT id FROM accounts_organisation WHERE id = %(department)s OR parent_id = %(department)s
      OR parent_id IN (SELECT id FROM accounts_organisation WHERE parent_id = %(department)s))
GROUP BY 1, 2, 3;
SELECT COUNT(DISTINCT COALESCE(p.merged_into_id, p.id))
FROM cases_case c
JOIN cases_aidrequest r ON r.id = c.request_id
JOIN people_person p ON p.id = r.beneficiary_id
WHERE c.annulled_at IS NULL AND c.accepted_at >= %(start)s AND c.accepted_at < %(end)s
  AND c.office_id IN (SELECT id FROM accounts_organisation WHERE id = %(department)s OR parent_id = %(department)s
      OR parent_id IN (SELECT id FROM accounts_organisation WHERE parent_id = %(department)s));
SELECT r.channel, COUNT(*)
FROM cases_aidrequest r
JOIN dossiers_dossier d ON d.id = r.dossier_id
WHERE d.opened_at >= %(start)s AND d.opened_at < %(end)s
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
