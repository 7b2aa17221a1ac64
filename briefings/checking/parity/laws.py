"""Compare names of laws in 《》 with the English side."""

import re

from briefings.checking.parity.tokens import Finding

_TITLE = re.compile(r"《([^《》\n]{2,80})》")
_IS_LAW = re.compile(
    r"(?:法|法典|法令|條例|規章|規則|規程|細則|章程|規定|辦法|決定|守則|公約|協定|議定書|條約|憲法)(?:》|（|\(|$)"
)
# Capitalised words of which an English law name has one.
_ENGLISH = re.compile(
    r"\b(?:Law|Laws|Act|Acts|Code|Decree(?:-Law)?|Regulations?|Rules?|Ordinances?|Statutes?|Measures|Provisions"
    r"|Constitution|Convention|Treaty|Agreement|Protocol|Charter"
    r"|Directive|Decision|Orders?|Bylaws?|Articles of Association"
    r"|Guidelines?|Bill|Catalogue|Notice|Standards?|[A-Z]{2,6}L|PDPA|GDPR|TRIPS)\b"
)
# The end of the Chinese name → words of its English name.
_KNOWN = tuple(
    (re.compile(chinese), re.compile(english, re.IGNORECASE))
    for chinese, english in (
        ("商標法", r"trade[\s-]?mark"),
        ("專利法", "patent"),
        ("(?:著作權法|版權法|著作權及有關權利)", r"copyright|author"),
        ("反不正當競爭法", "competition"),
        ("反(?:壟斷|壟断)法", r"monopol|competition|antitrust"),
        ("民法典|民法", r"civil (?:code|law)"),
        ("民事訴訟(?:法典|法)", "civil procedur"),
        ("刑法典|刑法", r"(?:penal|criminal) (?:code|law)"),
        ("刑事訴訟(?:法典|法)", "criminal procedur"),
        ("商法典", "commercial code"),
        ("公司法", r"compan(?:y|ies)|corporat"),
        ("合夥企業法", "partnership"),
        ("勞動合同法|勞動契約", r"(?:labou?r|employment) contract"),
        ("勞動關係法", r"labou?r relation|employment relation"),
        ("勞動(?:基準)?法", r"labou?r|employment"),
        ("個人資料保護法|個人信息保護法", r"personal (?:data|information)|PDPA|PIPL"),
        ("數據安全法", "data security"),
        ("網絡安全法", r"cyber\s?security"),
        ("電子簽名法|電子簽章法", "electronic signature"),
        ("行政程序法(?:典)?", "administrative procedur"),
        ("行政訴訟法(?:典)?", r"administrative (?:litigation|procedur|dispute)"),
        ("工業產權法律制度", "industrial property"),
        ("(?:集成電路|積體電路)", r"integrated circuit|layout"),
        ("消費者(?:權益)?保護法", "consumer"),
        ("廣告法", r"advertis"),
        ("土地法", r"\bland\b"),
        ("公證法(?:典)?", r"notar"),
        ("物業登記法(?:典)?|不動產登記", r"(?:land|property|real estate) regist"),
        ("商業登記法(?:典)?", r"commercial regist"),
        ("稅法|所得稅|職業稅|營業稅", r"tax"),
        ("憲法", "constitution"),
        ("基本法", "basic law"),
        ("仲裁法", "arbitrat"),
        ("調解法", "mediat"),
        ("外商投資法", "foreign investment"),
        ("企業破產法|破產法", r"bankruptcy|insolvency"),
        ("證券法", "securities"),
        ("馬德里", "madrid"),
        ("巴黎公約", "paris"),
        ("伯爾尼公約", "berne?"),
    )
)


def findings(chinese: str, english: str) -> list[Finding]:
    """Return the laws named in Chinese that the English lacks."""
    if "《" not in chinese or not english.strip():
        return []
    found = []
    named = list(_ENGLISH.finditer(english))
    for title in _TITLE.finditer(chinese):
        if not _IS_LAW.search(title[1] + "》"):
            continue
        known = next((says for ends, says in _KNOWN if ends.search(title[1])), None)
        if not named and not (known and known.search(english)):
            found.append(Finding("law", "missing-en", (title.span(),)))
        elif known and not known.search(english):
            marks = tuple(match.span() for match in named[:1])
            found.append(
                Finding("law", "differs" if marks else "missing-en", (title.span(),), marks)
            )
    return found
