"""States of markets."""
