"""What the newsroom's own pages of the editor ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from colporteur.newsroom.models import Article, Edition, Section


class SectionForm(forms.Form):
    """One section."""

    section = forms.ModelChoiceField(label=_("Section"), queryset=Section.objects.none(), empty_label=None)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["section"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Section.objects.live().order_by("path")


class WithdrawalForm(forms.Form):
    """Why an article is withdrawn, for readers to see."""

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=4000,
        widget=AdminAutoHeightTextInput,
        help_text=_("Readers find it where the article was. It may be left empty."),
    )
    reason_language = forms.ChoiceField(label=_("The reason is written in"))
    confirmed = forms.BooleanField(label=_("Yes, take the article out of print in every edition"))

    def __init__(self, *args: Any, article: Article, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["reason_language"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(row.prefix, row.name) for row in Edition.objects.filter(is_open=True).order_by("sort_order")]
        field.initial = article.language
