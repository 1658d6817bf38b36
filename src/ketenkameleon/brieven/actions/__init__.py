"""Making a letter, changing it, releasing it, and noting that it was posted."""
