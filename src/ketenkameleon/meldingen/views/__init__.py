"""Pages about meldingen, for schools and for coördinatoren."""
