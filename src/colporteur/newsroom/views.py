"""Pages of the editor that Wagtail does not have: beginning an article, moving and withdrawing one, the front page."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.panels import get_edit_handler
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import PreviewSidePanel
from wagtail.admin.views.generic import EditView, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.preview import PreviewOnEdit

from colporteur.foundations.clock import now
from colporteur.newsroom.actions import get_or_make_month, move_article, withdraw_article
from colporteur.newsroom.actions.front import the_front
from colporteur.newsroom.forms import SectionForm, WithdrawalForm
from colporteur.newsroom.models import Article, Front, Section
from colporteur.people.models import User


class DeskFormView(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]  # the forms differ
    """A form in the editor's frame."""

    template_name = "newsroom/form.html"
    submit_button_label: Any = _("Continue")

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """What the frame needs besides the form."""
        return super().get_context_data(
            **given,
            action_url=self.request.get_full_path(),
            submit_button_label=self.submit_button_label,
            submit_button_active_label=_("One moment…"),
            introduction=self.introduction(),
            media=self.get_form().media if "form" not in given else given["form"].media,
        )

    def introduction(self) -> str:
        """A sentence or two above the form."""
        return ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, then here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]


class WriteView(DeskFormView):
    """Choosing the section of a new article."""

    form_class = SectionForm
    page_title = _("Write an article")
    header_icon = "edit"

    def dispatch(self, request: HttpRequest, *args: Any, **given: Any) -> HttpResponseBase:
        """Only for those who may write somewhere."""
        if not may_write_somewhere(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **given)

    def get_initial(self) -> dict[str, Any]:
        """The section one came from."""
        return {"section": self.request.GET.get("section")}

    def form_valid(self, form: Any) -> HttpResponse:
        """On to the editor, in this month's drawer."""
        section: Section = form.cleaned_data["section"]
        if not _may_write(self.request, section):
            raise PermissionDenied
        month = get_or_make_month(section=section, at=now())
        return redirect("wagtailadmin_pages:add", "newsroom", "article", month.pk)


class ArticleDeedView(DeskFormView):
    """A deed on one article."""

    @cached_property
    def article(self) -> Article:
        """The article in the address."""
        return get_object_or_404(Article, pk=self.kwargs["article_id"])

    def dispatch(self, request: HttpRequest, *args: Any, **given: Any) -> HttpResponseBase:
        """Only for those who may."""
        if not self.is_allowed():
            raise PermissionDenied
        return super().dispatch(request, *args, **given)

    def is_allowed(self) -> bool:
        """Whether this person may do the deed now."""
        raise NotImplementedError

    def get_page_subtitle(self) -> str:
        """The headline."""
        return self.article.headline

    def back(self, message: str) -> HttpResponse:
        """To the article's editor."""
        messages.success(self.request, message)
        return redirect("wagtailadmin_pages:edit", self.article.pk)


class WithdrawView(ArticleDeedView):
    """Taking an article out of print."""

    form_class = WithdrawalForm
    page_title = _("Withdraw")
    header_icon = "bin"
    submit_button_label = _("Withdraw")

    def is_allowed(self) -> bool:
        """See `ArticlePermissions.can_withdraw`."""
        return self.article.permissions_for_user(self.request.user).can_withdraw()

    def introduction(self) -> str:
        """What will happen."""
        return gettext(
            "The article leaves print in every edition. Its addresses say that it was withdrawn, and why if you say so. "
            "Publishing it again lifts the withdrawal."
        )

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form begins in the article's language."""
        return {**super().get_form_kwargs(), "article": self.article}

    def form_valid(self, form: Any) -> HttpResponse:
        """Do it."""
        withdraw_article(
            article=self.article,
            reason=form.cleaned_data["reason"],
            reason_language=form.cleaned_data["reason_language"],
            by=by_of(self.request),
            at=now(),
        )
        return self.back(gettext("“%(headline)s” is withdrawn.") % {"headline": self.article.headline})


class MoveView(ArticleDeedView):
    """Moving an article to another section."""

    form_class = SectionForm
    page_title = _("Move to another section")
    header_icon = "arrow-right-full"
    submit_button_label = _("Move")

    def is_allowed(self) -> bool:
        """See `ArticlePermissions.can_move`."""
        return self.article.permissions_for_user(self.request.user).can_move()

    def introduction(self) -> str:
        """What will happen."""
        return gettext("The article's address changes; the old one leads to the new one.")

    def get_initial(self) -> dict[str, Any]:
        """Where it is now."""
        return {"section": self.article.filed_under_id}

    def form_valid(self, form: Any) -> HttpResponse:
        """Do it."""
        section = form.cleaned_data["section"]
        move_article(article=self.article, section=section, by=by_of(self.request), at=now())
        return self.back(
            gettext("“%(headline)s” is in the section “%(section)s” now.")
            % {"headline": self.article.headline, "section": section.title}
        )


class FrontView(EditView):
    """Composing the front page."""

    model = Front
    permission_required = "change"
    edit_url_name = "newsroom_front"
    page_title = _("Front page")
    header_icon = "home"
    success_message = _("The front page is composed.")

    def get_panel(self) -> Any:
        """The places, as the model names them."""
        return get_edit_handler(Front)

    def get_object(self, queryset: Any = None) -> Front:
        """The one there is."""
        return the_front()

    def get_edit_url(self) -> str:
        """It has no number in its address."""
        return reverse("newsroom_front")

    def get_side_panels(self) -> Any:
        """With the preview, if a higher room can make one."""
        panels = list(super().get_side_panels())
        front = self.form.instance
        if front.is_previewable():
            panels.append(PreviewSidePanel(front, self.request, preview_url=reverse("newsroom_front_preview")))
        return MediaContainer(panels)

    def get_success_url(self) -> str:
        """Stay here."""
        return reverse("newsroom_front")

    @transaction.atomic
    def save_instance(self) -> Any:
        """Pins and announcement in one transaction."""
        return super().save_instance()


class FrontPreviewView(PreviewOnEdit):
    """The front page as it would be with what stands in the form; nothing of it is put in print."""

    model = Front

    def get_object(self) -> Front:
        """The one there is, for those who compose it."""
        if not by_of(self.request).has_perm("newsroom.change_front"):
            raise PermissionDenied
        return the_front()

    def get(self, request: HttpRequest, *args: Any, **given: Any) -> HttpResponse:
        """Refuse editions that the paper has not."""
        if request.GET.get("mode") not in {None, *(prefix for prefix, _name in self.object.preview_modes)}:
            raise Http404
        answer: HttpResponse = super().get(request, *args, **given)
        return answer


def by_of(request: HttpRequest) -> User:
    """Who is signed in; Wagtail lets nobody else as far as here."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def may_write_somewhere(request: HttpRequest) -> bool:
    """Whether this person may begin an article in any section."""
    return by_of(request).is_superuser or any(
        permission.permission.codename == "add_page" for permission in _page_permissions(request)
    )


def _may_write(request: HttpRequest, section: Section) -> bool:
    return by_of(request).is_superuser or any(
        section.path.startswith(permission.page.path)
        for permission in _page_permissions(request)
        if permission.permission.codename == "add_page"
    )


def _page_permissions(request: HttpRequest) -> Any:
    from wagtail.permissions import policy_registry

    return policy_registry.get_by_type(Section).get_cached_permissions_for_user(request.user)
