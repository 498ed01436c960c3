"""Reading JSON that strangers wrote."""

import json
from typing import Any


def read_json(written: bytes | str) -> Any:  # Any: JSON
    """What it says.

    Raises:
        ValueError: it is not JSON, or so deeply nested that it could only have been meant to do harm.
    """
    try:
        return json.loads(written)
    except RecursionError as error:
        raise ValueError("too deeply nested") from error
