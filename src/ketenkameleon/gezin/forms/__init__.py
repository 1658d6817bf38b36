"""The questions of the pages of a family."""
