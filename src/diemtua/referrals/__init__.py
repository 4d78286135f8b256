"""Rights explained, notices and introductions from police, procuracy, court, prison, commune and any other body."""
