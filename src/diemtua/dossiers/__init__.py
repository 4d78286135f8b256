"""Dossiers: the kernel: acts, journal, deadlines, grants, register numbers."""
