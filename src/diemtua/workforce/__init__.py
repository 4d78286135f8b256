"""Workforce: practitioners, cards, contracts, leave, who is on call."""
