"""How dates and times are written where Django does not know it; see `FORMAT_MODULE_PATH`."""
