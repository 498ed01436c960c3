"""Choosing an article in a form: the newest in print first, with language and section, whatever drawers they lie in."""

from typing import Any

from django import forms
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from colporteur.newsroom.models import Article, Edition, Section
from colporteur.newsroom.story_columns import story_columns

AT_ONCE = {"data-chooser-modal-search-filter": True}  # Wagtail's script looks again as soon as another one is chosen


class ArticleFilterForm(SearchFilterMixin, BaseFilterForm):
    """By words, section and language."""

    section = forms.ModelChoiceField(
        label=_("Section"),
        queryset=Section.objects.none(),
        required=False,
        empty_label=_("every section"),
        widget=forms.Select(attrs=AT_ONCE),
    )
    language = forms.ChoiceField(label=_("Language"), required=False, widget=forms.Select(attrs=AT_ONCE))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["section"].queryset = Section.objects.live().order_by("path")
        rows = Edition.objects.order_by("sort_order", "pk")
        self.fields["language"].choices = [("", _("every language")), *((row.prefix, row.name) for row in rows)]

    def filter(self, articles: QuerySet[Article]) -> Any:
        """Narrow by what was chosen, and by words of the headline, which editors know and no index has to have caught up with."""
        if section := self.cleaned_data.get("section"):
            articles = articles.filter(filed_under=section)
        if language := self.cleaned_data.get("language"):
            articles = articles.filter(language=language)
        for word in self.cleaned_data.get("q", "").split():
            articles = articles.filter(title__icontains=word)
        return articles


class _Listing:
    filter_form_class = ArticleFilterForm
    ordering = (F("published_at").desc(nulls_last=True), "-pk")

    def get_object_list(self) -> QuerySet[Article]:
        """Without the bodies, which a list does not show."""
        found: QuerySet[Article] = Article.objects.defer("body").select_related("filed_under")
        return found

    @property
    def columns(self) -> list[Column]:
        """The headline, and what tells one story from another."""
        return [
            self.title_column,  # type: ignore[attr-defined]  # Wagtail's view comes after
            *story_columns(),
        ]


class _Choose(_Listing, ChooseView):
    pass


class _ChooseResults(_Listing, ChooseResultsView):
    pass


class ArticleChooser(ChooserViewSet):
    """Wagtail's own chooser of pages begins at the root of the tree."""

    model = Article
    icon = "doc-full"
    choose_one_text = _("Choose an article")
    choose_another_text = _("Choose another article")
    edit_item_text = _("Edit this article")
    per_page = 15
    choose_view_class = _Choose
    choose_results_view_class = _ChooseResults
