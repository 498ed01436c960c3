"""Django's backend for SQLite, with a shorter wait for those who write; Django loads `base` of it."""
