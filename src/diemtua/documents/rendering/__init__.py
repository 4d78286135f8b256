"""Official papers: one description per form (`documents/forms/*.yaml`) becomes a sheet, a sheet becomes PDF and Word.

`compose` fills a form with data and gives a `Sheet`, plain data that can be frozen as JSON; `pdf` and `docx` draw the
same sheet in the layout of Decree 30/2020. Nothing here asks the database or the clock.
"""
