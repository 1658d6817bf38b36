"""Facts about persons from outside, as files: plain Python, so that a notebook can read them too."""
