"""Changing the keys of sealed fields: every row is sealed anew, in batches, and a kill at any moment harms nothing."""
