"""A corner shop that keeps everything in names of modules and classes."""
