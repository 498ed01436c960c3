"""Small numbers in words, from English into Spanish: those that nothing counted makes masculine or feminine."""

from types import MappingProxyType

IN_SPANISH = MappingProxyType(
    dict(
        zip(
            (
                "two three four five six seven eight nine ten eleven twelve "
                "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
            ).split(),
            (
                "dos tres cuatro cinco seis siete ocho nueve diez once doce "
                "trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte"
            ).split(),
            strict=True,
        )
    )
)
"""Two to twenty."""

HOURS = tuple(IN_SPANISH)[:11]
"""Those of them that may be an hour of the clock as well."""
