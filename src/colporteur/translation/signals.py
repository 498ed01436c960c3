"""What translation announces, inside the transaction of the deed."""

from django.dispatch import Signal

# article_id: int, language: str. Its text, state or notice in that edition is another than before.
translation_was_made = Signal()
# article_id: int, language: str. Sent once when a new wording has waited too long for its translation.
old_translation_left_print = Signal()
