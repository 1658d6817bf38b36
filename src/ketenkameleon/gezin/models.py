"""What a family and its vaste contactpersoon say to each other."""
