"""Articles taken out of print."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from colporteur.newsroom.models.articles import Article
from colporteur.newsroom.models.editions import edition_field


class Withdrawal(models.Model):
    """The public note left where an article was. It stands until the article is printed again (`lifted_at`)."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="withdrawals")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField(_("reason"), max_length=4000, blank=True)
    reason_language = edition_field(blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article"], condition=models.Q(lifted_at=None), name="newsroom_one_withdrawal"
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id}, {self.at:%Y-%m-%d %H:%M}"
