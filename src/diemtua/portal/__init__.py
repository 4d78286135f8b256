"""Portal: the public's pages."""
