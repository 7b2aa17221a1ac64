"""The files that an edition can be downloaded as: PDF, Word, plain text."""
