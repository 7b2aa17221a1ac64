"""Find the title where no style names it, and read one that stands behind a label."""
