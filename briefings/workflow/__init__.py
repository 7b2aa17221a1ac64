"""Where a draft stands: its stage, its state, who may see it, for whom it waits."""
