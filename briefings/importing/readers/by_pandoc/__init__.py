"""Files of other word processors (.odt, .rtf), which pandoc turns into HTML for the HTML reader."""
