"""Names of people, and the family names by which they are recognised."""
