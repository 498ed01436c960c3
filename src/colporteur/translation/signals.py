"""What translation announces, inside the transaction of the deed."""

from django.dispatch import Signal

# article_id: int, language: str, perhaps text: access.EditionText | None. Its text, state or notice in that edition is
# another than before. `text` is what the edition prints, where the sender has it at hand; else whoever needs it asks.
translation_was_made = Signal()
# article_id: int, language: str. Sent once when a new wording has waited too long for its translation.
old_translation_left_print = Signal()
