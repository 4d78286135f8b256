"""Cases: the legal aid case from request to archive."""
