"""The back end of a bicycle-sharing scheme."""
