"""What is done after a deed, by the worker. Should a task be lost, `access.pictures_to_print` still names its work."""

from django.tasks import task

from colporteur.newsroom import photographs


@task(queue_name="default")
def print_picture(picture_id: int) -> None:
    """JPEG and WebP."""
    photographs.print_picture(picture_id)


@task(queue_name="slow")
def print_picture_smaller(picture_id: int) -> None:
    """AVIF."""
    photographs.print_picture_smaller(picture_id)
