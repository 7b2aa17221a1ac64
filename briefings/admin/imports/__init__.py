"""New from text: upload or paste, review, past imports."""
