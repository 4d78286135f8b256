-- the bodies that give legal aid today
SELECT id, name, address, phone, email, kind FROM accounts_organisation
WHERE kind IN ('CENTRE', 'BRANCH', 'PARTICIPATING') AND (valid_from IS NULL OR valid_from <= %(today)s)
  AND (valid_to IS NULL OR valid_to > %(today)s)
ORDER BY sort_key
