"""Django has no dates with times in Arabic, and would write the month before the day. After CLDR, with its marks of direction."""

DATETIME_FORMAT = "j F، Y، g:i A"
SHORT_DATETIME_FORMAT = "d\u200f/m\u200f/Y، g:i A"
