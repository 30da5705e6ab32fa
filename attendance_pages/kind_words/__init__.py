"""Kind words in the admin: tips while somebody writes, what stands on live pages, what a school decides.

The list of words and the matching are `attendance_pages.tone`, which knows nothing of Django. This package brings
them to pages and snippets.
"""
