-- litigation whose beneficiary's folded name holds two words
SELECT r.id, r.received_at, r.channel, r.field, r.form, d.uid, d.number, d.label, d.state, d.next_due_at,
       d.next_due_rule, d.tracking_code, c.code, c.accepted_at, u.full_name
FROM cases_aidrequest r
JOIN dossiers_dossier d ON d.id = r.dossier_id
JOIN people_person p ON p.id = r.beneficiary_id
JOIN cases_case c ON c.request_id = r.id
LEFT JOIN accounts_user u ON u.id = d.owner_id
WHERE d.id IN (
    SELECT dossier_id FROM dossiers_grant WHERE to_at IS NULL AND user_id = %(reader)s
    UNION ALL
    SELECT dossier_id FROM dossiers_grant WHERE to_at IS NULL AND organisation_id = %(grant_office)s)
  AND c.form = 'LITIGATION' AND p.found_by LIKE %(word)s
ORDER BY r.received_at DESC, r.id DESC
LIMIT 51
