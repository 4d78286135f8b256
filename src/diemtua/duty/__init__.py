"""Duty at courts, investigation bodies and detention: rosters, swaps, the day itself, coverage."""
