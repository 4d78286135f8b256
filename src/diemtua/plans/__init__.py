"""Plans: a plan document becomes tasks, owners, deadlines and computed indicators."""
