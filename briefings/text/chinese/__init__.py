"""The two scripts of Chinese."""
