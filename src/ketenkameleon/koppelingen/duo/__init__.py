"""Meldingen from the Verzuimregister at DUO, as files: plain Python, so that a notebook can read them too."""
