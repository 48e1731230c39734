"""caveat_in_callout: a callout, or the verdict of a comparison, that says when or how was counted."""

from __future__ import annotations

import re
from functools import lru_cache

from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.language import base_of

# How sentences begin that say how good the figures are, in each language, as patterns without regard to capitals.
# What listeners may take away begins so too, such as "Estimates of the damage doubled", "Without Mexico …" and "In
# 2017 …"; so these words stand here with what has to follow.
_END = r"(?=\s?(?:[.,;:(–—]|$))"
_TIME = r" (?:[^\W\d]+ ){0,2}\d"
_BEGINNINGS: dict[str, tuple[str, ...]] = {
    "en": (
        r"as of (?!today\b|now\b|then\b)",
        r"as allotted\b",
        rf"data (?:for|from|as of|through|up to){_TIME}",
        rf"(?:an? )?(?:[\w-]+ )?estimates?(?: only)?(?:{_END}| (?:by|of (?:several|\d{{4}})|from|for \d)\b)",
        rf"(?:preliminary|provisional|unaudited|rounded)(?: (?:data|figures|numbers|results|values))?{_END}",
        rf"(?:in|at) (?:current|constant)(?: \d{{4}})? (?:prices|dollars|euros){_END}",
        rf"(?:goods|services|goods and services|northbound|southbound|adults) only{_END}",
        r"(?:only goods|only services)" + _END,
        rf"(?:fiscal|calendar) years?(?:{_END}| (?:ends?|runs?|from|\d))",
        r"fy ?\d{2,4} (?:ends|begins)\b",
        r"(?:sources?|notes?|n\.b\.) ?:",
        r"(?:excludes|includes|excluding|not including|not counting|does not include)\b",
        rf"without (?:services|re-?exports|seasonal adjustment|double counting){_END}",
        r"(?:both|all|these|the) (?:figures|numbers|values|amounts|ranks|shares) are "
        r"(?:rough |only )?(?:estimates|as of|for|preliminary|rounded)\b",
        r"(?:≈|~|\*) (?:marks|stands for|means) (?:an )?estimates?\b",
        r"years differ\b",
        r"as (?:cited|reported|published)\b",
        rf"(?:figures|numbers|values|amounts) (?:for|from|as of){_TIME}",
        r"(?:figures|numbers|values|amounts|shares) (?:are rounded|may not add)\b",
    ),
    "es": (
        r"(?:al|a fecha de|hasta el|a) \d{1,2} de \w+ de \d{4}" + _END,
        r"al (?:cierre|verano|otoño|invierno|primavera) de \d{4}\b",
        r"los años difieren\b",
        rf"(?:datos|cifras) (?:de|para|del|al|hasta|a){_TIME}",
        rf"(?:una )?estimaci(?:ón|ones)(?: aproximadas?)?(?:{_END}| (?:de (?:vari[ao]s|\d{{4}})|por)\b)",
        rf"(?:datos|cifras) (?:preliminares|provisionales){_END}",
        rf"(?:en|a) (?:precios|dólares|pesos|euros) (?:corrientes|constantes)(?: de \d{{4}})?{_END}",
        rf"(?:solo|sólo|únicamente) (?:bienes|servicios|mercancías){_END}",
        rf"años? (?:fiscal|fiscales|natural|naturales|calendario){_END}",
        r"(?:fuentes?|notas?) ?:",
        r"(?:excluye|incluye|no incluye|sin incluir|sin contar|excluyendo)\b",
        rf"sin (?:servicios|reexportaciones|ajuste estacional){_END}",
        r"(?:ambas|todas las|todos los|las|estas) (?:cifras|lugares) son "
        r"(?:estimaciones|estimadas|de|preliminares)\b",
    ),
    "fr": (
        r"(?:au|à la date du) \d{1,2}(?:er)? \w+ \d{4}" + _END,
        rf"(?:données|chiffres) (?:de|pour|du|au|en|jusqu['’]à){_TIME}",
        rf"(?:une )?estimations?(?:{_END}| (?:de (?:plusieurs|\d{{4}})|par)\b)",
        rf"(?:données|chiffres) (?:préliminaires|provisoires){_END}",
        rf"(?:en|aux|à) (?:prix|dollars|euros) (?:courants|constants)(?: de \d{{4}})?{_END}",
        rf"(?:biens|marchandises|services) (?:seulement|uniquement){_END}",
        rf"(?:exercices?|années?) (?:fiscale?s?|budgétaires?|civiles?){_END}",
        r"(?:sources?|notes?|n\.b\.|nb) ?:",
        r"(?:hors|exclut|inclut|n['’]inclut pas|sans compter|non compris)\b(?! de )",
        r"(?:les deux|tous les|ces|les) chiffres sont (?:des estimations|estimés|de|provisoires)\b",
    ),
    "de": (
        r"stand ?:?,? (?:vom )?(?:\d|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november"
        r"|dezember|anfang|mitte|ende|frühjahr|sommer|herbst|winter)",
        rf"(?:daten|zahlen|angaben) (?:für|von|aus|vom|bis|zum){_TIME}",
        rf"(?:eine )?schätzung(?:en)?(?:{_END}| (?:von (?:mehreren|\d{{4}})|aus|durch)\b)",
        rf"(?:vorläufige|gerundete) (?:daten|zahlen|angaben|werte|ergebnisse){_END}",
        rf"(?:in|zu) (?:jeweiligen|laufenden|konstanten) preisen{_END}",
        rf"nur (?:waren|güter|dienstleistungen){_END}",
        rf"(?:haushalts|geschäfts|fiskal|kalender)jahre?{_END}",
        r"(?:quellen?|anmerkung(?:en)?|hinweise?|n\.b\.) ?:",
        rf"(?:ohne|nicht enthalten sind|enthält nicht) (?:dienstleistungen|re-?exporte|saisonbereinigung){_END}",
        r"(?:beide|alle|die|diese) (?:zahlen|werte|angaben) sind (?:geschätzt|schätzungen|vorläufig|gerundet)\b",
    ),
    "pt": (
        r"(?:a|até|situação em) \d{1,2} de \w+ de \d{4}" + _END,
        rf"(?:dados|números) (?:de|para|do|até|a){_TIME}",
        rf"(?:uma )?estimativas?(?:{_END}| (?:de (?:vári[ao]s|\d{{4}})|por)\b)",
        rf"(?:dados|números) (?:preliminares|provisórios){_END}",
        rf"(?:em|a) (?:preços|dólares|reais|euros) (?:correntes|constantes)(?: de \d{{4}})?{_END}",
        rf"(?:só|somente|apenas) (?:bens|serviços|mercadorias){_END}",
        rf"anos? (?:fiscal|fiscais|civil|civis){_END}",
        r"(?:fontes?|notas?) ?:",
        r"(?:exclui|inclui|não inclui|sem incluir|sem contar|excluindo)\b",
        rf"sem (?:serviços|reexportações|ajuste sazonal){_END}",
        r"(?:ambos|todos os|os|estes) números são (?:estimativas|estimados|de|preliminares)\b",
    ),
    "it": (
        r"(?:al|aggiornato al) \d{1,2} \w+ \d{4}" + _END,
        rf"(?:dati|cifre) (?:di|per|del|al|fino al){_TIME}",
        rf"(?:una )?stim[ae](?:{_END}| (?:di (?:vari|\d{{4}})|da parte)\b)",
        rf"(?:dati|cifre) (?:preliminari|provvisor[ie]){_END}",
        rf"(?:a|in) (?:prezzi|dollari|euro) (?:correnti|costanti)(?: del \d{{4}})?{_END}",
        rf"(?:solo|soltanto) (?:beni|servizi|merci){_END}",
        rf"ann[oi] (?:fiscal[ei]|solar[ei]|di bilancio){_END}",
        r"(?:font[ei]|not[ae]|n\.b\.) ?:",
        r"(?:esclude|include|non include|senza contare|esclus[ie])\b",
        r"(?:entrambe le|tutte le|le|queste) cifre sono (?:stime|stimate|del|provvisorie)\b",
    ),
}
# What parts sentences. After a number a point may mean something else, as in "12. juli".
_BETWEEN = re.compile(r"(?<=[^\W\d][.!?;])\s+|(?<=[)”’\"%][.!?;])\s+|(?<=\d[.!?;])\s+(?![a-z\d])")


class CaveatInCallout(Check):
    """A callout is what listeners take away; how good the figures are is said small."""

    why = (
        "A callout is the sentence that listeners remember. This one says of which day the figures are, what they "
        "leave out or how they were estimated, larger than the figures themselves."
    )
    mend = (
        "Write it as the slide's 'note', which stands small over the sources, and leave the callout to what follows "
        "from the slide, or leave it out. A sentence that is the finding all the same is excused by "
        "'allow: [caveat_in_callout]'."
    )

    def judge_slide(self, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn of the first caveat of each callout."""
        beginnings = _beginnings(base_of(deck.language))
        if beginnings is None:
            return
        for told in (leaf.takeaway for part in slide.content for leaf in part.leaves):
            sentences = _BETWEEN.split(" ".join(told.words.spoken.split())) if told else []
            caveat = next((one for one in sentences if beginnings.match(one)), None)
            if told is None or caveat is None:
                continue
            message = f"'{_shortened(caveat)}' is a caveat, and the callout makes it what listeners remember"
            hint = f"write it as the slide's 'note', which stands small, or 'allow: [{self.code()}]'"
            log.warning(self.code(), message, told.written.span, hint)


@lru_cache(maxsize=8)
def _beginnings(language: str) -> re.Pattern[str] | None:
    """What finds a caveat at the beginning of a sentence of a language; None where deckgen has no words of it."""
    patterns = _BEGINNINGS.get(language)
    return re.compile(rf"[“«„\"(]?\s?(?:{'|'.join(patterns)})", re.IGNORECASE) if patterns else None


def _shortened(sentence: str) -> str:
    """The first words of a sentence."""
    words = sentence.rstrip(";").split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")
