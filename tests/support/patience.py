"""How long a test waits for what takes a moment on a quiet machine.

Each wait ends as soon as there is what it waits for, so it costs time only where a test fails.
"""

PATIENCE = 120.0  # seconds
