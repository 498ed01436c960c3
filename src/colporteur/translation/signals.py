"""What translation announces, inside the transaction of the deed."""

from django.dispatch import Signal

# changes: Sequence[access.EditionChange], at least one.
translations_were_made = Signal()
# article_id: int, language: str. Sent once when a new wording has waited too long for its translation.
old_translation_left_print = Signal()
