"""`{% load accounts %}`: how accounts are shown."""

from django import template

register = template.Library()

# the first that occurs decides: Edge calls itself Chrome, and Chrome calls itself Safari
BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "coc_coc": "Cốc Cốc",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


@register.filter
def device(user_agent: str) -> str:
    """Browser and system as people call them: "Chrome, Windows"; empty where neither is known."""
    found = [next((name for mark, name in names.items() if mark in user_agent), "") for names in (BROWSERS, SYSTEMS)]
    return ", ".join(filter(None, found))
