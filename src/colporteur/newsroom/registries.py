"""What the newsroom needs to know of higher rooms: they tell it here, once, from their `ready()`.

Without an address a page simply has no "view live" button; without a previewer the editor has no preview.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from wagtail.admin.panels import Panel
    from wagtail.admin.ui.components import Component
    from wagtail.models import Page

    from colporteur.newsroom.models import Article, Notice, Section
    from colporteur.newsroom.rules.front import Placed

type ArticleAddress = Callable[["Article"], str | None]
type SectionAddress = Callable[["Section"], str | None]
type NoticeAddress = Callable[["Notice"], str | None]
type HomePanel = Callable[["HttpRequest"], "Component | None"]
type FrontPreviewer = Callable[["HttpRequest", "Sequence[Placed]", str], "HttpResponse"]
type Dependants = Callable[[int], str]
type EditionCount = Callable[[str], int]
type EditionPreviewer = Callable[["HttpRequest", "Page", str], "HttpResponse"]


@dataclass(slots=True)
class Registry:
    """Filled once at start."""

    article_address: "ArticleAddress | None" = None
    section_address: "SectionAddress | None" = None
    notice_address: "NoticeAddress | None" = None
    count_from_elsewhere: "EditionCount | None" = None
    previewer: "EditionPreviewer | None" = None
    front_previewer: "FrontPreviewer | None" = None
    article_panels: "list[Panel]" = field(default_factory=list)
    dependants: "list[Dependants]" = field(default_factory=list)
    home_panels: "list[HomePanel]" = field(default_factory=list)
    group_rights: dict[str, tuple[str, ...]] = field(default_factory=dict)


REGISTRY = Registry()


def register_article_address(address: "ArticleAddress") -> None:
    """`address(article)` gives the path at which readers find it in its own language, or None."""
    REGISTRY.article_address = address


def register_section_address(address: "SectionAddress") -> None:
    """`address(section)` gives its path in the house language's edition, or None."""
    REGISTRY.section_address = address


def register_notice_address(address: "NoticeAddress") -> None:
    """`address(notice)` gives its path in the house language's edition, or None."""
    REGISTRY.notice_address = address


def register_dependants(dependants: "Dependants") -> None:
    """`dependants(article_id)` tells in words what goes with a deleted article, such as “3 translations”; empty if nothing."""
    REGISTRY.dependants.append(dependants)


def register_edition_count(count: "EditionCount") -> None:
    """`count(prefix)` tells how many articles that were written for other editions stand in print in that one."""
    REGISTRY.count_from_elsewhere = count


def register_edition_previewer(previewer: "EditionPreviewer") -> None:
    """`previewer(request, page, prefix)` answers with the unsaved page (article, section or notice) as that edition prints it."""
    REGISTRY.previewer = previewer


def register_front_previewer(previewer: "FrontPreviewer") -> None:
    """`previewer(request, pins, prefix)` answers with the front page of that edition as these pins would make it."""
    REGISTRY.front_previewer = previewer


def register_group_right(group: str, permission: str) -> None:
    """Gives a group of the newsroom's, such as `Translator`, a right of a higher room's (`translation.use_desk`) once made."""
    REGISTRY.group_rights[group] = (*REGISTRY.group_rights.get(group, ()), permission)


def register_article_panel(panel: "Panel") -> None:
    """Adds a panel to the tab "Editions" of the article's editor; call before the first request."""
    REGISTRY.article_panels.append(panel)


def register_home_panel(panel: "HomePanel") -> None:
    """`panel(request)` gives a part of the newsroom's first page, or None for those it is not for; `order` says where it stands."""
    REGISTRY.home_panels.append(panel)
