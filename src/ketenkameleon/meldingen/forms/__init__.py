"""What people fill in about meldingen. Shape only: what is allowed is for the rules."""
