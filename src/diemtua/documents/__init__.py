"""Documents: official papers to .docx and .pdf, attachments, outgoing numbers."""
