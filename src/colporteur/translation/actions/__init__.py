"""What people do to translations: mend or plainly put a sentence, approve a page, bring files in, start runs, answer readers."""

from colporteur.translation.actions.archive import start_archive_run, take_from_archive
from colporteur.translation.actions.importing import ImportResult, Remembered, import_together, import_units
from colporteur.translation.actions.pages import (
    approve_translation,
    may_be_approved,
    may_be_renewed,
    may_be_taken_out,
    renew_translation,
    take_out_translation,
)
from colporteur.translation.actions.plain_wordings import (
    take_back_plain_wording,
    token_of_plain,
    write_plain_wording,
)
from colporteur.translation.actions.renewal import renew_some, start_renewal_run
from colporteur.translation.actions.reports import (
    HourlyLimits,
    Reported,
    answer_reports,
    forget_networks,
    forget_reporters,
    hand_in_report,
    new_token,
)
from colporteur.translation.actions.runs import pause_run, resume_run, stop_run
from colporteur.translation.actions.sentences import (
    Corrected,
    Place,
    correct_sentence,
    history_of,
    hold_sentence,
    print_original,
    token_of,
    undo_deed,
    vouch_for_sentence,
    what_stands,
)

__all__ = [
    "Corrected",
    "HourlyLimits",
    "ImportResult",
    "Place",
    "Remembered",
    "Reported",
    "answer_reports",
    "approve_translation",
    "correct_sentence",
    "forget_networks",
    "forget_reporters",
    "hand_in_report",
    "history_of",
    "hold_sentence",
    "import_together",
    "import_units",
    "may_be_approved",
    "may_be_renewed",
    "may_be_taken_out",
    "new_token",
    "pause_run",
    "print_original",
    "renew_some",
    "renew_translation",
    "resume_run",
    "start_archive_run",
    "start_renewal_run",
    "stop_run",
    "take_back_plain_wording",
    "take_from_archive",
    "take_out_translation",
    "token_of",
    "token_of_plain",
    "undo_deed",
    "vouch_for_sentence",
    "what_stands",
    "write_plain_wording",
]
