"""Checks of requests from the public: origin, network, rate limits, e-mail address."""
