"""The admin pages of operations: the readership report."""

from operations.readership import report_page

__all__ = ["report_page"]
