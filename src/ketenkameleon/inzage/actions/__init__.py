"""What the privacy officer does: a request, an odd view, a breach, a destruction."""
