"""Tables and handouts as PDF: the same page as the Word files, with the program's own fonts in it.

Everything here needs a QGuiApplication, any platform of it, and may run in any thread.
"""
