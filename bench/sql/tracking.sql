-- the matter behind a code, and its journal
SELECT * FROM dossiers_dossier d JOIN accounts_organisation o ON o.id = d.office_id
WHERE d.uid = %(uid)s AND d.erased_at IS NULL;
SELECT * FROM dossiers_entry e
WHERE e.dossier_id = %(dossier)s ORDER BY e.version DESC
