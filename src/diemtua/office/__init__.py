"""Office: staff home and navigation."""
