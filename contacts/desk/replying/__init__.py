"""Write a reply to a client: drafts, reply templates and mentions of colleagues."""
