"""Every table of the newsroom."""

from colporteur.newsroom.models.articles import Article, ArticleTopic, Byline, Correction
from colporteur.newsroom.models.authors import Author, AuthorRole
from colporteur.newsroom.models.front import Front, Pin
from colporteur.newsroom.models.notices import Notice, NoticeKind, NoticeText
from colporteur.newsroom.models.paper import Edition, Newspaper
from colporteur.newsroom.models.pictures import Picture, PictureRendition
from colporteur.newsroom.models.sections import (
    DiscussionMode,
    FormerSlug,
    Month,
    Section,
    SectionLabel,
    TranslationMode,
)
from colporteur.newsroom.models.topics import Topic, TopicLabel
from colporteur.newsroom.models.withdrawals import Withdrawal

__all__ = [
    "Article",
    "ArticleTopic",
    "Author",
    "AuthorRole",
    "Byline",
    "Correction",
    "DiscussionMode",
    "Edition",
    "FormerSlug",
    "Front",
    "Month",
    "Newspaper",
    "Notice",
    "NoticeKind",
    "NoticeText",
    "Picture",
    "PictureRendition",
    "Pin",
    "Section",
    "SectionLabel",
    "Topic",
    "TopicLabel",
    "TranslationMode",
    "Withdrawal",
]
