"""What people and the importer do with meldingen."""
