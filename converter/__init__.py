"""duizhao: a Chinese official report as a typeset bilingual PDF and an editable Word summary."""

__version__ = "0.1.0"
