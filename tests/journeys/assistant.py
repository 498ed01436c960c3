"""A process that has a paper's Django ready and runs what it is told: starting one for each deed takes seconds."""

import contextlib
import io
import json
import sys
import traceback


def main() -> None:
    """Read pieces of Python, one JSON string a line; answer with what each printed, or how it failed."""
    import django

    django.setup()
    answers = sys.stdout
    for line in sys.stdin:
        printed = io.StringIO()
        answer: dict[str, str] = {}
        with contextlib.redirect_stdout(printed):
            try:
                exec(json.loads(line), {})
            except Exception:  # whatever it was, the test is told
                answer["error"] = traceback.format_exc()
        answer["printed"] = printed.getvalue()
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
