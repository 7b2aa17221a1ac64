"""The product's packages, as the tests of all source files walk through them."""

from tests.support.processes import ROOT

APPS = ("config", *sorted(file.parent.name for file in ROOT.glob("*/apps.py")))
