"""What the newsroom announces, inside the transaction of the deed. Receivers only write rows.

One exception, for Wagtail keeps a schedule in a row of its own: `article_was_scheduled` follows that row at once and may be
lost with the process, so whoever needs it also looks at `access.scheduled_articles`.
"""

from django.dispatch import Signal

# article_id: int, revision_id: int, is_correction: bool. A revision is in print from now on. True if it adds a correction.
article_was_published = Signal()
# article_id: int. It left print and a public note says so.
article_was_withdrawn = Signal()
# article_id: int. It left print because its time was over.
article_was_unpublished = Signal()
# article_id: int, section_id_before: int, section_id: int. Its address is another, its text is not.
article_was_moved = Signal()
# article_id: int, revision_id: int, go_live_at: datetime. The revision is to be in print from that time on.
article_was_scheduled = Signal()
# section_id: int. Names, slugs, descriptions or settings changed, or it is new or gone.
section_was_changed = Signal()
# Nothing. Name, editions, time zone or the order of sections changed.
paper_was_changed = Signal()
# notice_id: int. It is new, changed or gone.
notice_was_changed = Signal()
# Nothing. Pins were set or have run out.
front_was_composed = Signal()
# topic_id: int.
topic_was_changed = Signal()
# author_id: int.
author_was_changed = Signal()
# picture_id: int. Its words, its crop or its printed files changed.
picture_was_changed = Signal()
