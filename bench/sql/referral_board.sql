-- what one reader may see of what was received in the period, by the body that sent it: in time, late, what came of it
SELECT f.sender_id, s.name, COUNT(*),
       MAX(CASE WHEN f.sent_at > f.notice_due_at THEN f.notice_due_at END),
       SUM(CASE WHEN f.kind = 'RIGHT_EXPLAINED' THEN 1 ELSE 0 END),
       SUM(CASE WHEN f.sent_at <= f.notice_due_at THEN 1 ELSE 0 END),
       SUM(CASE WHEN f.sent_at > f.notice_due_at THEN 1 ELSE 0 END),
       SUM(CASE WHEN f.kind = 'NOTICE' AND f.notice_due_at IS NULL THEN 1 ELSE 0 END),
       SUM(CASE WHEN f.request_id IS NOT NULL THEN 1 ELSE 0 END),
       SUM(CASE WHEN f.appointed_at <= f.appoint_due_at THEN 1 ELSE 0 END),
       SUM(CASE WHEN f.appointed_at > f.appoint_due_at THEN 1 ELSE 0 END),
       SUM(CASE WHEN f.outcome = '' AND NOT d.over THEN 1 ELSE 0 END),
       SUM(CASE WHEN d.state = 'TO_TELL' THEN 1 ELSE 0 END),
       SUM(CASE WHEN f.outcome = 'NOT_ELIGIBLE' THEN 1 ELSE 0 END),
       SUM(CASE WHEN f.outcome = 'NO_REQUEST' THEN 1 ELSE 0 END),
       SUM(CASE WHEN f.outcome = 'REFUSED' THEN 1 ELSE 0 END),
       SUM(CASE WHEN f.outcome = 'TRANSFERRED' THEN 1 ELSE 0 END),
       SUM(CASE WHEN f.outcome = 'WITHDRAWN' THEN 1 ELSE 0 END),
       SUM(CASE WHEN f.outcome = 'ADVISED' THEN 1 ELSE 0 END),
       SUM(CASE WHEN f.outcome = 'DISCONTINUED' THEN 1 ELSE 0 END),
       SUM(CASE WHEN f.ground = 'R1' THEN 1 ELSE 0 END),
       SUM(CASE WHEN f.ground = 'R2' THEN 1 ELSE 0 END),
       SUM(CASE WHEN f.ground = 'R3' THEN 1 ELSE 0 END),
       SUM(CASE WHEN f.ground = 'R4' THEN 1 ELSE 0 END)
FROM referrals_referral f
JOIN dossiers_dossier d ON d.id = f.dossier_id
JOIN accounts_organisation s ON s.id = f.sender_id
WHERE f.void_at IS NULL AND f.received_at >= %(start)s AND f.received_at < %(end)s
  AND d.id IN (
    SELECT dossier_id FROM dossiers_grant WHERE to_at IS NULL AND user_id = %(reader)s
    UNION ALL
    SELECT dossier_id FROM dossiers_grant WHERE to_at IS NULL AND organisation_id = %(grant_office)s)
GROUP BY f.sender_id, s.name;

-- lines of the bodies' own registers in the period that never came, by the body, of which an office confirmed it
SELECT c.sender_id, s.name, COUNT(*)
FROM referrals_registerresolution e
JOIN referrals_registerrow w ON w.id = e.theirs_id
JOIN referrals_registercheck c ON c.id = w.check_of_id
JOIN accounts_organisation s ON s.id = c.sender_id
WHERE e.ended_at IS NULL AND e.resolution IN ('ENTERED', 'MISSED') AND c.void_at IS NULL
  AND w.day >= %(first_day)s AND w.day < %(next_day)s AND c.office_id = %(grant_office)s
GROUP BY c.sender_id, s.name
