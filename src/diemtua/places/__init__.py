"""Places: provinces and communes with dates, what became what."""
