-- the Centre whose name stands in the header
SELECT id, name, address, phone, email FROM accounts_organisation
WHERE kind = 'CENTRE' AND (valid_from IS NULL OR valid_from <= %(today)s) AND (valid_to IS NULL OR valid_to > %(today)s)
ORDER BY sort_key LIMIT 1
