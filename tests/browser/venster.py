"""The two window sizes that every page is looked at in."""

BREED, SMAL = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
