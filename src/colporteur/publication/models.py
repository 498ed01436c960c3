"""How far the plot has got with each article: what the catch-up compares the newsroom with."""

from django.db import models

from colporteur.newsroom.models import Article


class Release(models.Model):
    """The revision of an article that the plot has put on its road, and the editions it was ordered for."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="release")
    revision = models.PositiveBigIntegerField()
    editions = models.CharField(max_length=255)  # prefixes of the open editions then, sorted, joined by commas
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["editions"], name="publication_release_editions")]
