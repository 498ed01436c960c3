"""The desk's forms."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from colporteur.newsroom.access import editions


class PolicyForm(WagtailAdminModelForm):
    """Languages are chosen from the paper's open editions."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_ones = [(edition.prefix, edition.name) for edition in editions()]
        for name, first in (("source_language", [("", _("every language"))]), ("target_language", [])):
            if name in self.fields:
                field = self.fields[name]
                choices = [*first, *open_ones]
                written = getattr(self.instance, name)
                if written and written not in dict(choices):  # of an edition that is closed now
                    choices.append((written, written))
                self.fields[name] = forms.ChoiceField(
                    label=field.label, help_text=field.help_text, choices=choices, required=field.required
                )
        if "update_mode" in self.fields:
            modes = self.fields["update_mode"].choices
            self.fields["update_mode"].choices = [
                ("", _("as the first translation")),
                *(each for each in modes if each[0]),
            ]

    def clean(self) -> dict[str, Any]:
        """Nothing is translated into its own language."""
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("source_language") and cleaned["source_language"] == cleaned.get("target_language"):
            raise forms.ValidationError({"target_language": _("Choose another language than the original's.")})
        return cleaned


def _offer_languages(form: forms.ModelForm[Any], names: Sequence[str]) -> None:
    """Let the languages be chosen from the open editions', and keep one that is written already."""
    for name in names:
        field, written = form.fields[name], getattr(form.instance, name)
        choices = [(edition.prefix, edition.name) for edition in editions()]
        if written and written not in dict(choices):
            choices.append((written, written))
        form.fields[name] = forms.ChoiceField(label=field.label, help_text=field.help_text, choices=choices)


class GlossaryTermForm(WagtailAdminModelForm):
    """The languages are chosen from the open editions'."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_languages(self, ("source_language", "target_language"))

    def clean(self) -> dict[str, Any]:
        """Nothing is translated into its own language."""
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("source_language") and cleaned["source_language"] == cleaned.get("target_language"):
            raise forms.ValidationError({"target_language": _("Choose another language than the original's.")})
        return cleaned
