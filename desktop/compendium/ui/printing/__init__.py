"""Papers and tables laid out on pages, for PDF files, printers and pictures of pages alike.

Everything here needs a QGuiApplication, any platform of it, and may run in any thread.
"""
