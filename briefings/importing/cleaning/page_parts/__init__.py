"""Leave out what pages, mails and letters put around a text: heads, tails, menus, contents."""
