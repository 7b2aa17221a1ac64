# ruff: noqa: SIM905 - groups are easier to read and to sort as words than as a list
"""Chinese typing errors: a character taken for one that sounds or looks alike."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

from briefings.search.index.analysis import fold
from briefings.search.index.clauses import Clause, whole_phrase
from briefings.search.index.filters import Ask, Narrowing, Scope
from briefings.search.index.lists import lists
from briefings.search.question.question import Kind, Part

# Bounds what one question costs.
MOST_SLIPS = 240
SOUNDS = Path(__file__).with_name("like_sounding.txt")
# In Mandarin, in Cantonese, or in shape.
_ALIKE = (
    "料枓科 裁栽載哉 發法髮罰 註注住著 冊策測 標表漂 專磚轉 利力例 權拳勸 產鏟"
    " 知智之 識職織 著箸者 僱雇顧固 員原元源 勞牢老 工公功攻 解界屆介 償嘗賞常"
    " 賠培陪倍 約藥岳 合核盒 同銅童 協脅叶 議義意異 證正政症徵 仲中重眾 訴述數塑"
    " 訟頌送 庭廷停 審省深 判叛伴 決訣缺 抵底低 押壓鴨 按案安 揭竭截 租阻祖 賃任憑"
    " 稅說悅銳 務物霧誤 罪最 刑形型 犯范範 洗冼 錢前淺 賭睹堵 博搏薄駁 彩採采菜"
    " 娛愉漁 場塲腸揚 批披 給級 承乘成誠 遺遣移 囑屬矚 繼計際 離籬漓 婚昏 撫扶輔"
    " 養氧仰 監藍鑑堅 護戶互 股鼓古 董懂重 章張彰 程情呈 資姿諮 隱穩陰 私司絲"
    " 保寶報補 險臉檢驗 單丹 破婆 清青請情 盤盆 債責貴 擔但膽 居具據 留流 許訐 可何"
    " 移疑宜 簽籤僉 境景鏡 消削銷 費廢肺 退腿 買賣 樓婁摟 業葉 登燈 記紀計 假暇嫁"
    " 傷商殤 意億憶 密秘蜜 競竟境 爭睜掙 壟攏籠 斷段 網綱 絡洛 安按 全銓 電典店"
    " 數素 據具劇 裝妝 調條 查察茶 盡儘進 職直值 釋式 海悔 船般 運連 輸轎 讓壤"
    " 轉傳 定訂錠 價格 借惜 貸貨 息熄 徵征 罰乏 免兔勉 豁割"
    " 序敘緒 子仔 份分 事士 授受 申伸身 漏陋 購構 制製 益抑 組祖 金今 告靠"
).split()


def _near(groups: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    near: dict[str, dict[str, None]] = defaultdict(dict)
    for group in groups:
        for one in group:
            near[fold(one)] |= {other: None for other in group if fold(other) != fold(one)}
    return {one: tuple(others) for one, others in near.items()}


_NEAR = _near(_ALIKE)


@cache
def _like_sounding() -> Mapping[str, tuple[str, ...]]:
    lines = SOUNDS.read_text(encoding="utf-8").splitlines()
    return _near(line for line in lines if not line.startswith("#"))


class Slip(NamedTuple):
    """A character that may be a typing error: the parts it is in, and what may be meant."""

    places: tuple[int, ...]
    typed: str
    meant: Clause
    # What the index must have: the meant characters with those around them.
    phrase: Clause


def slips(parts: Sequence[Part], counts: Mapping[str, int]) -> list[Slip]:
    """Return what may be meant where all pairs with a character are unknown."""
    return list(islice(_slips(parts, counts), MOST_SLIPS))


def confirmed(found: Sequence[Slip], counts: Mapping[str, int]) -> dict[tuple[int, ...], Slip]:
    """Return the likeliest slip at each place whose phrase the index has."""
    known = [slip for slip in found if all(counts.get(one) for one in slip.phrase.tokens)]
    keys = lists([Ask(((slip.phrase,),), Scope.ALL, 1) for slip in known], Narrowing())
    there = [slip for slip, some in zip(known, keys, strict=True) if some]
    there.sort(key=lambda slip: min(counts[one] for one in slip.meant.tokens))
    return {slip.places: slip for slip in there}


def _slips(parts: Sequence[Part], counts: Mapping[str, int]) -> Iterator[Slip]:
    for run in _runs(parts):
        letters = parts[run[0]].clause.typed + "".join(parts[at].clause.typed[-1] for at in run[1:])
        if len(letters) != len(run) + 1:  # an invisible sign stands between
            continue
        known = [bool(counts.get(parts[at].clause.tokens[0])) for at in run]
        for at in range(len(letters)):
            pairs = [pair for pair in (at - 1, at) if 0 <= pair < len(run)]
            if not any(known[pair] for pair in pairs):
                places = tuple(run[pair] for pair in pairs)
                yield from _slips_at(at, letters, places)


def _slips_at(at: int, letters: str, places: tuple[int, ...]) -> Iterator[Slip]:
    """Yield what one letter may stand for; `places` are those of the pairs that it is in."""
    around = slice(max(at - 1, 0), at + 2)
    wider = slice(max(at - 2, 0), at + 3)
    letter, is_between = fold(letters[at]), len(places) > 1
    near = [(other, wider) for other in _NEAR.get(letter, ())]
    # So many sound alike that this is tried only between two other characters, which must fit.
    like = [(other, around) for other in _like_sounding().get(letter, ()) if is_between]
    for other, known_by in near + like:
        written = letters[:at] + other + letters[at + 1 :]
        meant, phrase = whole_phrase(written[around]), whole_phrase(written[known_by])
        if meant and phrase:
            yield Slip(places, letters[around], meant, phrase)


def _runs(parts: Sequence[Part]) -> list[list[int]]:
    """Return the places of the pairs that follow one another."""
    han = [at for at, part in enumerate(parts) if part.kind is Kind.HAN and not part.clause.begun]
    found = [[at] for at in han[:1]]
    for before, at in pairwise(han):
        one, other = parts[before], parts[at]
        if (
            other.run == one.run
            and at == before + 1
            and one.clause.typed[-1] == other.clause.typed[0]
        ):
            found[-1].append(at)
        else:
            found.append([at])
    return found
