"""From what lawyers write to what clients read.

importing -> models/draft -> publishing -> snapshot in models/edition -> reading -> views
"""
