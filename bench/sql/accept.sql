-- what an acceptance must read before it writes: the dossier, its key and clocks, the request, the person, the book
SELECT * FROM dossiers_dossier WHERE id = %(dossier)s;
SELECT * FROM dossiers_dossierkey WHERE dossier_id = %(dossier)s;
SELECT * FROM dossiers_deadline WHERE dossier_id = %(dossier)s;
SELECT * FROM cases_aidrequest r JOIN people_person p ON p.id = r.beneficiary_id WHERE r.dossier_id = %(dossier)s;
SELECT * FROM dossiers_registersequence WHERE register = 'TT12-01' AND office_id = %(office)s
