"""What the editor's own pages are told of the paper."""

from django import template

from colporteur.newsroom.models import Newspaper

register = template.Library()


@register.simple_tag
def paper_name() -> str:
    """The newspaper's name; empty before it is founded."""
    return Newspaper.objects.values_list("title", flat=True).first() or ""
