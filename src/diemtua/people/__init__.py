"""People: all personal data: beneficiaries, representatives, opposing parties; matching; consent."""
