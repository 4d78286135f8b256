"""What a page with mistakes owes its reader: status, title, a list that is read first and leads to each field."""

from http import HTTPStatus
from typing import Any

from lxml import html

SUMMARY = "//main//*[contains(@class, 'govuk-error-summary') and @tabindex='-1' and @autofocus]"


def untold(answer: Any) -> list[str]:
    """What the answer to a form with mistakes fails to say; whatever wraps its words for a language is not minded."""
    page = html.fromstring(answer.content.decode())
    title, summaries = page.findtext(".//title").strip("⟦ \n"), page.xpath(SUMMARY)
    found = {
        f"status {answer.status_code}": answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY,
        f"title “{title}”": title.startswith("Lỗi:"),
        f"{len(summaries)} summaries that are read first": len(summaries) == 1,
    }
    return [lack for lack, well in found.items() if not well] + _led_astray(page)


def _led_astray(page: Any) -> list[str]:
    """Links of the summary to no place, and fields with a mistake that none leads to."""
    links = {link.removeprefix("#") for link in page.xpath(f"{SUMMARY}//a/@href")}
    wrong = page.xpath("//main//*[contains(@class, 'govuk-form-group--error')]")
    unled = [group.text_content() for group in wrong if not links & set(group.xpath(".//@id"))]
    return [*sorted(links - set(page.xpath("//@id"))), *(" ".join(text.split()) for text in unled)]
