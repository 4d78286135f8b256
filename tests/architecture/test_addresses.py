"""Every page asks who comes, unless it is meant for everybody, and says how it may be asked."""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

# nobody registers alone, who forgot a password has none to sign in with, a calendar program knows one secret address
OPEN_DOORS = frozenset(
    {
        *(f"diemtua.accounts.web.views.{name}" for name in ("choose_language", "closed", "forgotten")),
        "diemtua.cases.web.hearings.feed",
        "diemtua.duty.web.days.feed",
    }
)
FOR_EVERYBODY = "diemtua.portal.web."


def _views(resolver: URLResolver) -> Iterator[Callable[..., Any]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            if each.callback.__module__.startswith("diemtua."):
                yield each.callback
        else:
            yield from _views(each)


def _name(view: Callable[..., Any]) -> str:
    return f"{view.__module__}.{view.__qualname__}"


def _guards(view: Any) -> str:
    """The names of the decorators around a view."""
    found = []
    while view is not None:
        found.append(view.__code__.co_qualname)
        view = getattr(view, "__wrapped__", None)
    return " ".join(found)


def test_every_page_of_staff_asks_for_sign_in() -> None:
    views = [view for view in _views(get_resolver()) if not view.__module__.startswith(FOR_EVERYBODY)]
    assert len(views) > 100
    assert {_name(view) for view in views if "user_passes_test" not in _guards(view)} == OPEN_DOORS


def test_every_page_names_the_methods_it_answers() -> None:
    open_to_all = {_name(view) for view in _views(get_resolver()) if "require_http_methods" not in _guards(view)}
    assert open_to_all == {"diemtua.accounts.web.views.closed"}
