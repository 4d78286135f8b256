"""Hands on a keyboard: every key that is pressed is counted, and told in seconds by the keystroke-level model.

Card, Moran and Newell, "The keystroke-level model for user performance time with interactive systems", Communications
of the ACM 23 (1980) 7, pages 396-410: an average non-secretary typist (40 words a minute); meaningless numbers are
typed at the pace of complex codes. What the officer hears and asks meanwhile is no part of it.
"""

import unicodedata
from dataclasses import dataclass

from playwright.sync_api import Page

KEY, KEY_OF_CODE, MENTAL, HOMING = 0.28, 0.75, 1.35, 0.4
# seconds waited for the system, the page opened and the answer to what was sent: more than was ever measured
RESPONSE = 2 * 1.0
SHIFTED = set('~!@#$%^&*()_+{}|:"<>?')
MOST_STEPS = 90


def telex(text: str) -> int:
    """Keys for the text in Telex, the usual way to write Vietnamese: one more for every mark, for đ and for Shift.

    >>> telex("Đất"), telex("Nguyễn Thị Đào")
    (7, 22)
    """
    letters = unicodedata.normalize("NFD", text.replace("đ", "dd").replace("Đ", "Dd"))
    return len(letters) + sum(one.isupper() or one in SHIFTED for one in letters)


@dataclass
class Hands:
    """Somebody who never touches the mouse. keys, digits: pressed so far; answers: thought about before each."""

    page: Page
    keys: int = 0
    digits: int = 0
    answers: int = 0

    def keys_within(self, seconds: float) -> int:
        """How many keys the time leaves beside the digits, the thoughts, one move to the keyboard and the waiting."""
        besides = self.digits * KEY_OF_CODE + self.answers * MENTAL + HOMING + RESPONSE
        return int((seconds - besides) / KEY)

    def press(self, keys: str) -> None:
        """One stroke; of a chord each key counts."""
        self.keys += len(keys.split("+"))
        self.page.keyboard.press(keys)

    def skip_to_content(self) -> None:
        """Past the navigation, by the link that is there for it."""
        self.press("Tab")
        self.press("Enter")

    def write(self, name: str, text: str) -> None:
        """Think of an answer and type it."""
        self._reach(name)
        if text.replace("/", "").isdigit():
            self.digits += len(text)
        else:
            self.keys += telex(text)
        self.page.keyboard.type(text)

    def choose(self, name: str, value: str) -> None:
        """Think of an answer and go down its list."""
        self._reach(name)
        self._press_until("ArrowDown", "value", value)

    def _reach(self, name: str) -> None:
        self.answers += 1
        self._press_until("Tab", "name", name)

    def _press_until(self, key: str, of_the_field: str, wanted: str) -> None:
        for _ in range(MOST_STEPS):
            if self.page.evaluate(f"document.activeElement.{of_the_field}") == wanted:
                return
            self.press(key)
        raise AssertionError(f"{key} never leads to {wanted}")
