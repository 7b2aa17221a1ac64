"""What several people do one after the other."""
