"""Words and shapes of page furniture: menus, breadcrumbs, sharing, what newsletters add."""
