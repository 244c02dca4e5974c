"""Policy Compendium (政策汇编): an offline library of policy texts."""

__version__ = "0.1.0"
