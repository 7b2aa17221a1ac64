"""The workflow of drafts: stage, state, visibility, waiting for whom, reminders."""
