"""A small shop that sells tea."""
