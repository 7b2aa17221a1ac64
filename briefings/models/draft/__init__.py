"""Models of the draft: what lawyers edit, its history, approvals and preview links."""
