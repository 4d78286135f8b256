-- the page of 50 and one: what one reader may see, newest first
SELECT r.id, r.received_at, r.channel, r.field, r.form, d.uid, d.number, d.label, d.state, d.next_due_at,
       d.next_due_rule, d.tracking_code, c.code, c.accepted_at, u.full_name
FROM cases_aidrequest r
JOIN dossiers_dossier d ON d.id = r.dossier_id
LEFT JOIN cases_case c ON c.request_id = r.id
LEFT JOIN accounts_user u ON u.id = d.owner_id
WHERE r.id IN (
    SELECT id FROM cases_aidrequest
    WHERE dossier_id IN (
        SELECT dossier_id FROM dossiers_grant WHERE to_at IS NULL AND user_id = %(reader)s
        UNION ALL
        SELECT dossier_id FROM dossiers_grant WHERE to_at IS NULL AND organisation_id = %(grant_office)s)
    ORDER BY received_at DESC, id DESC
    LIMIT 51)
ORDER BY r.received_at DESC, r.id DESC
