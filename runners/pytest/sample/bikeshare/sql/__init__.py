"""The stores that keep everything in a relational database."""
