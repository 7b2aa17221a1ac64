"""What holds for Chinese alone: its two scripts, and the words of its titles."""
