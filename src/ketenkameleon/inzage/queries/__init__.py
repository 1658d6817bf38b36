"""What the privacy officer sees, actor first."""
