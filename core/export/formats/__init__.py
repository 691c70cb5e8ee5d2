"""The exporters: one module for each row of ``core.export.options.FORMATS``."""
