-- the matter, who belongs to it, its journal, its clocks, its papers
SELECT * FROM dossiers_dossier d
JOIN cases_aidrequest r ON r.dossier_id = d.id
JOIN people_person p ON p.id = r.beneficiary_id
LEFT JOIN cases_case c ON c.dossier_id = d.id
WHERE d.uid = %(uid)s;
SELECT * FROM people_party y JOIN people_person p ON p.id = y.person_id
WHERE y.removed_at IS NULL AND y.dossier_id = %(dossier)s;
SELECT * FROM dossiers_entry e LEFT JOIN accounts_user u ON u.id = e.by_id
WHERE e.dossier_id = %(dossier)s ORDER BY e.version DESC;
SELECT * FROM dossiers_deadline WHERE dossier_id = %(dossier)s AND met_at IS NULL AND cancelled_at IS NULL;
SELECT * FROM documents_paper WHERE dossier_id = %(dossier)s ORDER BY drafted_at, id
