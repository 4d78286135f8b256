-- one office's lines of one month with the rows that form 12-01 is printed from, whole
SELECT l.*, d.*, c.*, r.*, p.*, k.*, a.*,
       (SELECT MIN(e.from_at) FROM workforce_engagement e WHERE e.dossier_id = d.id) AS assigned_at,
       (SELECT w.full_name FROM workforce_engagement e JOIN workforce_practitioner w ON w.id = e.practitioner_id
        WHERE e.dossier_id = d.id ORDER BY e.from_at DESC, e.id DESC LIMIT 1) AS done_by,
       (SELECT w.kind FROM workforce_engagement e JOIN workforce_practitioner w ON w.id = e.practitioner_id
        WHERE e.dossier_id = d.id ORDER BY e.from_at DESC, e.id DESC LIMIT 1) AS done_by_kind
FROM dossiers_registerline l
JOIN dossiers_dossier d ON d.id = l.dossier_id
JOIN cases_aidrequest r ON r.dossier_id = d.id
JOIN people_person p ON p.id = r.beneficiary_id
LEFT JOIN cases_case c ON c.dossier_id = d.id
LEFT JOIN places_unit k ON k.id = p.commune_id
LEFT JOIN people_person a ON a.id = r.applicant_id
WHERE l.register IN ('TT12-01', 'TT12-01.LITIGATION', 'TT12-01.ADVICE', 'TT12-01.REPRESENTATION') AND l.office_id = %(office)s AND l.entered_at >= %(start)s AND l.entered_at < %(end)s
  AND EXISTS (
    SELECT 1 FROM dossiers_grant g
    WHERE g.dossier_id = d.id AND g.to_at IS NULL
      AND (g.user_id = %(reader)s OR g.organisation_id = %(grant_office)s))
ORDER BY l.year, l.register, l.number
