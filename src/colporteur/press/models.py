"""What the press keeps in mind: what changed, which pages there are, and which stories each edition's lists hold."""

from django.db import models

from colporteur.newsroom.models import Article

PREFIX_LENGTH = 16


class Change(models.Model):
    """Something a page may be made of has changed. Its id is its number: changes are followed in that order."""

    subject = models.CharField(max_length=64)
    cause = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["subject", "-id"], name="press_change_subject")]


class Cursor(models.Model):
    """How far the printer of a shelf has followed the changes, and what its pages are made with besides subjects."""

    shelf = models.CharField(max_length=1024, primary_key=True)  # its folder
    followed = models.PositiveBigIntegerField(default=0)
    print_key = models.CharField(max_length=64, blank=True)  # site address, template and catalogue versions


class PageKind(models.TextChoices):
    """Every kind of page on the shelf, in the order in which they are printed."""

    ARTICLE = "article"
    NOTICE = "notice"
    FRONT = "front"
    SECTION = "section"
    PARALLEL = "parallel"
    FEED = "feed"
    SITEMAP = "sitemap"
    ROBOTS = "robots"


NEWS = "news"
"""The key of the sitemap that is the whole paper's news, beside the index, whose key is empty."""

KINDS_BY_THE_THOUSAND = (PageKind.ARTICLE, PageKind.PARALLEL)
"""Of these an archive has so many that all of them take a while."""


class ShelfPage(models.Model):
    """A page that is, or is to be, on the shelf. It is due when `due` is beyond `printed`, the change it follows."""

    kind = models.CharField(max_length=16, choices=PageKind.choices)
    edition = models.CharField(max_length=PREFIX_LENGTH, blank=True)
    key = models.CharField(max_length=32, blank=True)  # article id, section id and page number, notice id …
    address = models.CharField(max_length=512, blank=True, db_index=True)
    priority = models.PositiveSmallIntegerField(default=5)
    due = models.PositiveBigIntegerField(default=0)
    due_since = models.DateTimeField(null=True)
    can_wait = models.BooleanField(default=False)  # one of thousands, and only the frame around it is another
    printed = models.BigIntegerField(default=-1)
    printed_at = models.DateTimeField(null=True)
    cause = models.CharField(max_length=200, blank=True)
    etag = models.CharField(max_length=64, blank=True)
    trouble = models.CharField(max_length=300, blank=True)
    not_before = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "edition", "key"], name="press_page")]
        indexes = [
            models.Index(
                fields=["can_wait", "priority", "-due"],
                condition=models.Q(due__gt=models.F("printed")),
                name="press_page_due",
            )
        ]


class PageSubject(models.Model):
    """A subject that a page was made of."""

    page = models.ForeignKey(ShelfPage, on_delete=models.CASCADE, related_name="subjects")
    subject = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "page"], name="press_page_subject")]


class Entry(models.Model):
    """A story as it stands in the lists of one edition: what fronts, sections, feeds and sitemaps are made from.

    It exists while the article is in print in the edition. `card` holds the printed sentences of kicker, headline and
    lead, so that a list of stories costs one query and no article is opened.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="entries")
    edition = models.CharField(max_length=PREFIX_LENGTH)
    section_id = models.PositiveBigIntegerField()
    slug = models.CharField(max_length=120)
    published_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    is_breaking = models.BooleanField(default=False)
    is_translated = models.BooleanField(default=False)
    picture_id = models.PositiveBigIntegerField(null=True)
    card = models.JSONField()

    class Meta:
        verbose_name_plural = "entries"
        constraints = [models.UniqueConstraint(fields=["article", "edition"], name="press_entry_key")]
        indexes = [
            models.Index(fields=["edition", "-published_at", "-article"], name="press_entry_edition"),
            models.Index(fields=["edition", "section_id", "-published_at", "-article"], name="press_entry_section"),
        ]
