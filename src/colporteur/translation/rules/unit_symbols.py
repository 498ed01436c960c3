"""Short names of currencies and units that all languages in Latin letters share."""

CURRENCIES = ("EUR", "USD", "GBP", "CHF", "JPY", "CAD", "MXN", "SEK", "NOK", "DKK", "PLN", "MAD", "EGP")
SYMBOLS = ("km", "cm", "mm", "kg", "kWh", "MW", "GW", "hl", "km/h")
"""`m`, `g`, `l` and `ha` are also other words."""
