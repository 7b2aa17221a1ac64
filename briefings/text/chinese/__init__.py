"""What holds for Chinese alone: its two scripts."""
