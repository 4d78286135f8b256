"""From the representative set to any size."""
