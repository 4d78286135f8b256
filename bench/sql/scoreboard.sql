-- of the offices of a Department: accepted cases by form, channel and category, how many people they are,
-- requests by channel, clocks met in time; referrals by kind, notices sent in time, shifts of days that are over by mode
-- with those taken up, online hearings held by venue, the Council's meetings held and decisions carried out; papers with
-- a number: of the Council, rosters of duty, plans of online hearings
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
GROUP BY 1;
SELECT f.kind, COUNT(*)
FROM referrals_referral f
JOIN dossiers_dossier d ON d.id = f.dossier_id
WHERE f.void_at IS NULL AND f.received_at >= %(start)s AND f.received_at < %(end)s
  AND d.office_id IN (SELECT id FROM accounts_organisation WHERE id = %(department)s OR parent_id = %(department)s
      OR parent_id IN (SELECT id FROM accounts_organisation WHERE parent_id = %(department)s))
GROUP BY 1;
SELECT SUM(CASE WHEN f.sent_at <= f.notice_due_at THEN 1 ELSE 0 END), COUNT(*)
FROM referrals_referral f
JOIN dossiers_dossier d ON d.id = f.dossier_id
WHERE f.void_at IS NULL AND f.notice_due_at IS NOT NULL AND f.received_at >= %(start)s AND f.received_at < %(end)s
  AND d.office_id IN (SELECT id FROM accounts_organisation WHERE id = %(department)s OR parent_id = %(department)s
      OR parent_id IN (SELECT id FROM accounts_organisation WHERE parent_id = %(department)s));
SELECT s.mode, SUM(CASE WHEN t.checked_in_at IS NOT NULL THEN 1 ELSE 0 END), COUNT(*)
FROM duty_shift t
JOIN duty_site s ON s.id = t.site_id
WHERE t.layer = 0 AND t.ended_at IS NULL AND t.day >= %(first_day)s AND t.day <= %(last_day)s AND t.day < %(today)s
  AND s.office_id IN (SELECT id FROM accounts_organisation WHERE id = %(department)s OR parent_id = %(department)s
      OR parent_id IN (SELECT id FROM accounts_organisation WHERE parent_id = %(department)s))
GROUP BY 1;
SELECT h.venue, COUNT(*)
FROM cases_hearing h
JOIN cases_case c ON c.id = h.case_id
WHERE h.venue IN ('ONLINE_CENTRAL', 'ONLINE_COMPONENT') AND h.outcome = 'HELD' AND h.annulled_at IS NULL
  AND c.annulled_at IS NULL AND h.starts_at >= %(start)s AND h.starts_at < %(end)s
  AND c.office_id IN (SELECT id FROM accounts_organisation WHERE id = %(department)s OR parent_id = %(department)s
      OR parent_id IN (SELECT id FROM accounts_organisation WHERE parent_id = %(department)s))
GROUP BY 1;
SELECT COUNT(*)
FROM council_meeting m
JOIN dossiers_dossier d ON d.id = m.dossier_id
WHERE m.void_at IS NULL AND d.state IN ('HELD', 'ISSUED') AND m.starts_at >= %(start)s AND m.starts_at < %(end)s
  AND d.office_id IN (SELECT id FROM accounts_organisation WHERE id = %(department)s OR parent_id = %(department)s
      OR parent_id IN (SELECT id FROM accounts_organisation WHERE parent_id = %(department)s));
SELECT SUM(CASE WHEN d.state = 'DONE' THEN 1 ELSE 0 END), COUNT(*)
FROM council_decision n
JOIN dossiers_dossier d ON d.id = n.dossier_id
WHERE n.void_at IS NULL AND d.state <> 'WITHDRAWN' AND d.opened_at >= %(start)s AND d.opened_at < %(end)s
  AND d.office_id IN (SELECT id FROM accounts_organisation WHERE id = %(department)s OR parent_id = %(department)s
      OR parent_id IN (SELECT id FROM accounts_organisation WHERE parent_id = %(department)s));
SELECT COUNT(*)
FROM documents_paper p
JOIN dossiers_dossier d ON d.id = p.dossier_id
WHERE d.kind IN ('council_meeting', 'council_decision', 'council_report', 'council_document') AND p.state <> 'VOID' AND p.dated_on >= %(first_day)s AND p.dated_on <= %(last_day)s
  AND d.office_id IN (SELECT id FROM accounts_organisation WHERE id = %(department)s OR parent_id = %(department)s
      OR parent_id IN (SELECT id FROM accounts_organisation WHERE parent_id = %(department)s));
SELECT COUNT(*)
FROM documents_paper p
JOIN dossiers_dossier d ON d.id = p.dossier_id
WHERE d.kind IN ('duty_roster') AND p.state <> 'VOID' AND p.dated_on >= %(first_day)s AND p.dated_on <= %(last_day)s
  AND d.office_id IN (SELECT id FROM accounts_organisation WHERE id = %(department)s OR parent_id = %(department)s
      OR parent_id IN (SELECT id FROM accounts_organisation WHERE parent_id = %(department)s));
SELECT COUNT(*)
FROM documents_paper p
JOIN dossiers_dossier d ON d.id = p.dossier_id
WHERE d.kind IN ('online_hearing_plan') AND p.state <> 'VOID' AND p.dated_on >= %(first_day)s AND p.dated_on <= %(last_day)s
  AND d.office_id IN (SELECT id FROM accounts_organisation WHERE id = %(department)s OR parent_id = %(department)s
      OR parent_id IN (SELECT id FROM accounts_organisation WHERE parent_id = %(department)s))
