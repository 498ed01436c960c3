"""Every deed of the newsroom. Each is one transaction, one log line, and says who did it and when."""

from colporteur.newsroom.actions.articles import (
    add_correction,
    move_article,
    publish_copy,
    save_draft,
    schedule_article,
    update_article,
    withdraw_article,
)
from colporteur.newsroom.actions.beside import pictures_beside
from colporteur.newsroom.actions.copying import PictureFinder, library_picture
from colporteur.newsroom.actions.due import expire_article, publish_scheduled, retire_pins
from colporteur.newsroom.actions.front import Pinned, compose_front
from colporteur.newsroom.actions.library import NewPicture, add_picture, put_author, put_topic
from colporteur.newsroom.actions.paper import (
    NewEdition,
    choose_digits,
    close_edition,
    found_newspaper,
    open_edition,
)
from colporteur.newsroom.actions.places import (
    NewNotice,
    NewNoticeText,
    NewSection,
    NewSectionLabel,
    draft_notice,
    get_or_make_month,
    make_section,
    put_notice,
)

__all__ = [
    "NewEdition",
    "NewNotice",
    "NewNoticeText",
    "NewPicture",
    "NewSection",
    "NewSectionLabel",
    "PictureFinder",
    "Pinned",
    "add_correction",
    "add_picture",
    "choose_digits",
    "close_edition",
    "compose_front",
    "draft_notice",
    "expire_article",
    "found_newspaper",
    "get_or_make_month",
    "library_picture",
    "make_section",
    "move_article",
    "open_edition",
    "pictures_beside",
    "publish_copy",
    "publish_scheduled",
    "put_author",
    "put_notice",
    "put_topic",
    "retire_pins",
    "save_draft",
    "schedule_article",
    "update_article",
    "withdraw_article",
]
