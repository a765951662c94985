"""The only room that knows the order: ingest, annotate, link, casefile.

``building`` reads, annotates, saves and links; ``ruling`` records what people say; ``opening`` reads a case back.
"""

from stemmata.pipeline.asking import Meter
from stemmata.pipeline.building import SAVED_AT_ONCE, Built, build
from stemmata.pipeline.estimating import Estimate, estimated
from stemmata.pipeline.linking import now
from stemmata.pipeline.opening import brought, opened, original, rulings_in, thought_over
from stemmata.pipeline.progress import Progress, Silent
from stemmata.pipeline.proposing import Asked, Proposals
from stemmata.pipeline.ruling import Ruling, bring, rule, rule_all
from stemmata.pipeline.settings import LanguageModel, Prices, Settings

__all__ = [
    "SAVED_AT_ONCE",
    "Asked",
    "Built",
    "Estimate",
    "LanguageModel",
    "Meter",
    "Prices",
    "Progress",
    "Proposals",
    "Ruling",
    "Settings",
    "Silent",
    "bring",
    "brought",
    "build",
    "estimated",
    "now",
    "opened",
    "original",
    "rule",
    "rule_all",
    "rulings_in",
    "thought_over",
]
