"""A real office starts: its keys, its books as they stand on paper, its first people, its open cases."""
