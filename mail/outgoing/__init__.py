"""Mail that the site sends: outbox, rendering, delivery, and trials of the mail server."""
