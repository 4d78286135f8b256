"""The figures of `make bench`: both databases, two sizes, every one a ratio within one run."""
