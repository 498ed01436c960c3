"""Every kind of page: what it is made of, filled in and rendered."""
