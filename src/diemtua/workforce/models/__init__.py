"""Who performs legal aid, when they are away, what they work on, who is on call, and what conflict checks said."""

from diemtua.workforce.models.alarms import Alarm, PassedOver, Ring
from diemtua.workforce.models.on_call import OnCall
from diemtua.workforce.models.practitioners import ConflictCheck, Engagement, Leave, Practitioner

__all__ = ["Alarm", "ConflictCheck", "Engagement", "Leave", "OnCall", "PassedOver", "Practitioner", "Ring"]
