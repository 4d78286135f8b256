-- the page of 50 and one: what one reader may see of what came, newest first
SELECT f.id, f.kind, f.status, f.sent_at, f.received_at, f.notice_due_at, f.outcome, d.uid, d.number, d.label, d.state,
       d.next_due_at, s.name, s.short_name, w.full_name, u.full_name
FROM referrals_referral f
JOIN dossiers_dossier d ON d.id = f.dossier_id
JOIN accounts_organisation s ON s.id = f.sender_id
LEFT JOIN workforce_practitioner w ON w.id = f.practitioner_id
LEFT JOIN accounts_user u ON u.id = f.taken_by_id
WHERE f.id IN (
    SELECT id FROM referrals_referral
    WHERE dossier_id IN (
        SELECT dossier_id FROM dossiers_grant WHERE to_at IS NULL AND user_id = %(reader)s
        UNION ALL
        SELECT dossier_id FROM dossiers_grant WHERE to_at IS NULL AND organisation_id = %(grant_office)s)
    ORDER BY received_at DESC, id DESC
    LIMIT 51)
ORDER BY f.received_at DESC, f.id DESC
