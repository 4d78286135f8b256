-- one roster: itself, its shifts with person and place, what those people did in the quarter before, what is wanted
SELECT * FROM duty_roster r
JOIN dossiers_dossier d ON d.id = r.dossier_id
JOIN accounts_organisation o ON o.id = r.office_id
WHERE d.uid = %(uid)s;
SELECT * FROM duty_shift t
JOIN workforce_practitioner w ON w.id = t.practitioner_id
JOIN duty_site s ON s.id = t.site_id
WHERE t.roster_id = %(roster)s AND t.layer = 0 AND t.ended_at IS NULL;
SELECT * FROM duty_shift t
WHERE t.ended_at IS NULL AND t.layer = 0 AND t.day >= %(quarter)s AND t.day <= %(last_day)s
  AND t.roster_id <> %(roster)s AND t.practitioner_id IN (
    SELECT w.id FROM workforce_practitioner w JOIN accounts_organisation o ON o.id = w.office_id
    WHERE o.id = %(office)s OR o.parent_id = %(office)s);
SELECT * FROM duty_demand n
JOIN duty_site s ON s.id = n.site_id
WHERE s.office_id = %(office)s AND n.valid_from <= %(last_day)s AND (n.valid_to IS NULL OR n.valid_to > %(first_day)s);
SELECT * FROM workforce_practitioner w
LEFT JOIN duty_dutyterms m ON m.practitioner_id = w.id
WHERE w.active AND w.id IN (
    SELECT w.id FROM workforce_practitioner w JOIN accounts_organisation o ON o.id = w.office_id
    WHERE o.id = %(office)s OR o.parent_id = %(office)s);
SELECT * FROM workforce_leave v
WHERE v.practitioner_id IN (
    SELECT w.id FROM workforce_practitioner w JOIN accounts_organisation o ON o.id = w.office_id
    WHERE o.id = %(office)s OR o.parent_id = %(office)s)
  AND v.valid_from <= %(last_day)s AND v.valid_to > %(first_day)s;
SELECT * FROM duty_dutytie WHERE site_id IN (SELECT id FROM duty_site WHERE office_id = %(office)s)
