"""Static files: one stylesheet and one script, and the files of every release."""
