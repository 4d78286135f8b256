"""The inter-agency council: who sits on it, its meetings, what it decides and what it reports."""
