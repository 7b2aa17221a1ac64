"""What the law requires to be recorded: access to enquiries, and the wording of notices."""
