"""Models of followers, their consents, and what they were sent."""

from alerts.models.alert import Alert, FanOut
from alerts.models.attempt import Attempt
from alerts.models.consent import Consent, ConsentWording
from alerts.models.follow_request import FollowRequest
from alerts.models.follower import Follower, Following, Rhythm, View
from alerts.models.follower_count import FollowerCount
from alerts.models.suppression import Suppression

__all__ = [
    "Alert",
    "Attempt",
    "Consent",
    "ConsentWording",
    "FanOut",
    "FollowRequest",
    "Follower",
    "FollowerCount",
    "Following",
    "Rhythm",
    "Suppression",
    "View",
]
