"""What can go wrong when a model is fetched."""

from colporteur.foundations.errors import ColporteurError


class ModelsUnreachable(ColporteurError):
    """The public list of models, or a package on it, cannot be fetched."""

    code = "models_unreachable"
    status = 503


class NoSuchModel(ColporteurError):
    """No model for this pair is on the list, or installed."""

    code = "no_such_model"
    status = 404


class UntrustedModel(ColporteurError):
    """A package is not the one whose checksum is known, or no checksum is known."""

    code = "untrusted_model"
