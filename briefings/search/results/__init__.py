"""What answers a question: entries, their passages and order, and the words marked in them."""
