"""What databases the tests work in, and with which rows they begin."""
