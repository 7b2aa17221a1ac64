"""Negations on one side only: hints, because languages negate in different ways."""

import re
from collections.abc import Iterator

from briefings.checking.parity.force.clauses import Part, Sentences
from briefings.checking.parity.tokens import Finding
from briefings.text.languages import ENGLISH

# Words in which the character is no negation, or whose English has none.
_NOT_CHINESE = (
    "不動產|不同(?!意)|不僅|不但|不論|無論|不斷|不少|不過|不妨(?!礙)|不久|不時|不日|不外|不只|不單|不如|不得不|未來|非常|是否|能否|除非|莫非"
    "|無形|無償|無線|無限|無人機|無意中|不等|不可抗[力拒]|不可變|不可或缺|未成年|非洲|非法(?!律)|非政府|非牟利|從未如此|不動|不當|毫無疑問|否則|缺一不可|有否|可否|不法|無遺(?!囑|屬|產)"
)
# Skipped words whose removal reverses the meaning: 動產, 合法, 有償 ...
_OPPOSITES = frozenset(
    [
        *("不動產", "無形", "無償", "無限", "不等", "不可抗力", "不可抗拒", "未成年", "非法"),
        *("非政府", "非牟利", "不當", "不法", "不同", "不得不", "否則", "除非"),
    ]
)
_CHINESE = re.compile(
    f"(?P<skip>{_NOT_CHINESE})|不|無|未|非|毋|勿|否|沒有|欠缺|[始方][得可]|免|禁止|缺乏|拒絕|停薪|擅[自離]|難[以於]|逕[行予為]|一律|以外|除外"
)
# Limits, which another language may word without a negation: "up to", "within".
LIMITS = (
    "不[得應]?(?:超過|超逾|少於|多於|低於|高於|逾|遲於|早於|晚於|小於|大於|足|滿)"
    "|未滿|未逾|未達|未及"
)
_FIRM_CHINESE = re.compile(
    f"(?P<skip>{LIMITS}|{_NOT_CHINESE})|不得|不應|不可|不能|不會|不須|不需|毋須|毋需|無須|無需|未經|並非|不屬|不適用|不予|尚未|沒有|從未|不必|[並亦均概]不(?![斷同僅但])|並未|無權|無義務|無效"
    "|不(?:影響|構成)"
)
# The same in English, and Portuguese names: "no Boletim Oficial", "n.º".
_NOT_ENGLISH = (
    r"\b(?:not?|nor) (?:to )?(?:be )?"
    r"(?:less|more|fewer|later|earlier|greater|longer|shorter|lower|higher) than\b"
    r"|\b(?:not (?:to )?exceed(?:ing)?|without exceeding|no later|no longer|ministers? without"
    r"|not only|or not|no doubt|no matter|not limited to|not the same|but not both|with or without"
    r"|(?:may|shall|can|must) not\b[^.;,]{0,100}?\bwithout"
    r"|no\b(?=[^.;]{0,200}?\buntil\b)"
    r"|without (?:prejudice|compensation|consideration|charge|payment|(?:undue )?delay)\b"
    r"|nos?\.|no\s*\d)"
    r"|\b(?-i:n[oº])(?=\s+(?:artigo|âmbito|prazo|uso|presente|seguinte|Boletim|Diário|Código|Regime|Decreto"
    r"|Despacho|Tribunal|Cart[óo]rio|Anexo|Regulamento|território|exerc[íi]cio)\b)"
    r"|\b(?:publicad|previst|dispost|inscrit|fixad|referid)[oa]s? no\b"
)
_FIRM_ENGLISH = re.compile(
    rf"(?P<skip>{_NOT_ENGLISH})|\b(?:not|never|cannot|neither|without)\b|n['’]t\b|\bno\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?:not|no|never|cannot|neither|nor|none|nothing|nobody|without|unless|except(?:ion|ions|ed|ing)?"
    r"|exempt\w*|fail\w*|refus\w*|reject\w*|den(?:y|ies|ied|ial)|prohibit\w*|forbid\w*|lack\w*|absen\w+"
    r"|avoid\w*|free|waiv\w*|otherwise|exclud\w+|preclu\w+|prevent\w*|refrain\w*|desist\w*|abstain\w*|only|stop\w*|void"
    r"|rather|instead|outside|yet|still|before|beyond|pending|remain\w*|minor\w*|withh[eo]ld\w*|cease\w*"
    r"|too [a-z]+|nullif\w*|bypass\w*|opt\w* out"
    r"|un-?(?!der|til|ion|it|ivers|iqu|iform)[a-z]{3,}|non-?[a-z]{3,}|il(?:legal|licit)\w*|[a-z]{3,}less"
    r"|in(?:valid|eligib|applicab|capa|admissib|abilit|suffici|complet|effect|adequa|solv|appropri|conven|access|consist|accura|evitab|definit)\w*"
    r"|im(?:possib|mutab|partial|permissib|proper)\w*|ir(?:revoc|resist|regular|respect|relev|repar)\w*"
    r"|dis(?:agree|qualif|continu|regard|allow|approv|connect|honou?r|satisf|similar)\w*|mis[a-z]{4,})\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)


def hints(sentences: Sentences) -> list[Finding]:
    """Return a hint if one side has a plain negation and the other has none at all."""
    found = []
    for left, right in sentences:
        denied, denies = _spans(_FIRM_CHINESE, left), _spans(_FIRM_ENGLISH, right)
        if len(denied) > len(_spans(_ENGLISH, right)):
            found.append(Finding("negation", "missing-en", chinese=denied, severity="hint"))
        elif len(denies) > len(_spans(_CHINESE, left)):
            found.append(Finding("negation", "missing-zh-hant", english=denies, severity="hint"))
    return found


def denials(text: str, language: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield each word of a side that negates, forbids or limits, with its place.

    Plain negations all count as the same word.
    """
    pattern = _ENGLISH if language == ENGLISH else _CHINESE
    for match in pattern.finditer(text):
        word = match[0].casefold()
        if not match.groupdict().get("skip") or word in _OPPOSITES:
            yield ("not" if _FIRM_ENGLISH.fullmatch(word) else word), match.span()


def _spans(pattern: re.Pattern[str], part: Part) -> tuple[tuple[int, int], ...]:
    text, start = part
    return tuple(
        (start + match.start(), start + match.end())
        for match in pattern.finditer(text)
        if not match.groupdict().get("skip")
    )
