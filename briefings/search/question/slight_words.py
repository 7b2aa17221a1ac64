# ruff: noqa: SIM905 - words are easier to read and to sort as words than as a list
"""Words of a question that say little: they ask, greet or lead up to it. Chinese is folded."""

import re

from briefings.search.index.clauses import STOP_WORDS

ASKING = STOP_WORDS | frozenset(
    "about actually after again all already also always am any anybody anyone anything anyway"
    " appreciate aren been being but can cannot cant could couldn currently dear did didn didnt"
    " do does doesn doesnt don dont dr each either else even ever every everything exactly get"
    " gets getting gonna got grateful had hadn happen happened happens has hasn have haven having"
    " he hello help her here hers hey hi him his how however i if into isn isnt kindly know madam"
    " many maybe me might mine mr mrs ms much must mustn my myself need needed needs no nor not"
    " now often ok only our ourselves please possible prof quite really regards shall she should"
    " shouldn simply sincerely sir sirs so some somebody someone something soon still such"
    " suppose supposed sure tell than thank thanks their them then there these they things think"
    " those through too urgent urgently us very wanna want wants wasn we were weren what whats"
    " when where whether which while who whom whose why won wont would wouldn yet you"
    " your yours".split()
)
# English words that say little. Formal texts have few of them, so they would count as rare.
SLIGHT = frozenset(
    "able across advise advised afraid afternoon against ago allow allowed along among another"
    " answer answered anyhow anyone apparently around aside ask asked asking asks assume away"
    " back bad basically before behind believe below besides better between beyond big bit both"
    " bring brings brought came come comes coming completely concerned confused curious day days"
    " decided definitely different discovered done down during earlier easy else enough entire"
    " especially evening exact explain explained extra far feel feels felt few finally find finds"
    " first found friend friends full fully funny gave give given gives giving go goes going gone"
    " good great guess guy guys hard hear heard hears honestly hope hopefully hoping huge idea"
    " include inside instead issue issues just keep keeping keeps kept kind kinds knew knows last"
    " lately later learned learnt least left less like liked little long longer look looking lot"
    " lots love made make makes making matter mean means mention mentioned month months more"
    " morning most myself near nearly next nice none nothing noticed obviously of off once one"
    " ones onto other others out outside over past per perhaps place places point probably"
    " problem problems put puts putting question questions quick quickly rather ready real"
    " realise realised realize realized really recent recently remember right run running sad"
    " said same saw say saying says see seeing seem seems seen self seriously several show side"
    " sides since situation small soon sorry sort started starting stop stopped stops straight"
    " strange stuff suddenly take taken takes taking talk tell thing thinking though thought tiny"
    " today together told tomorrow tonight took top towards tried trouble try trying turn turned"
    " type unable under understand understood unfortunately unless unsure until up use used using"
    " usual usually various via waited waiting want wanted wanting way ways week weekend weeks"
    " weird well went whatever whether whole whom within without wonder wondered wondering"
    " worried worries worry worrying year years yesterday".split()
)
# Longer ones first, so that 什么时候 is taken as a whole.
CHINESE_ASKING = re.compile(
    "|".join(
        (
            "什么时候 可不可以 可唔可以 是不是 能不能 有没有 会不会 要不要 该不该 行不行 几多钱"
            " 想知道 想请问 想问 请问 谢谢 急问 多谢 什么 甚么"
            " 怎么办 怎么样 怎么 怎样 如何 多少 几多 是否 可否 能否 可以 有无 哪些 哪个 哪里 哪几"
            " 为什么 为何 多久 几时 何时 几个 几日 几年 点样 乜嘢 边个 边度 点解 我们 你们 他们"
            " 别人 人家 自己 之后 以后 如果 但是 不过 已经 现在 应该 这个 那个 一些 有些 不再 然后"
            " 大概 需要 怎能 吗 呢 吧 啊 呀 的 了"
            # Cantonese.
            " 得唔得 使唔使 要唔要 系唔系 会唔会 系咪 有冇 点算 点办 点做 边间 边样 几耐 几钱"
            " 我哋 你哋 佢哋 人哋 做乜"
            # What only leads up to the question.
            " 想咨询 咨询一下 请问一下 问一下 想请教 请教 想问下 想了解 了解一下 唔该 麻烦"
            " 听朋友 听说 听讲 觉得 朋友话 有人话 有个朋友 一个朋友 个朋友"
            " 上个月 上个星期 上星期 上周 前几天 昨天 昨日 琴日 寻日 今日 今天 听日 刚刚 早前"
            " 最近(?!亲) 而家 依家 因为 其实(?![际施质物体]) 究竟 到底 真系 好多 很多 好几 一段时间"
        ).split()
    )
)
# Asks whether: 合不合法, 使唔使. The word follows once more, and stays.
WHETHER = re.compile("([\u3400-\u9fff])[不唔](?=\\1)")
_STOP = "，。,.;!！?？"
# Who asks, before what is asked: 你好，我是一间酒店的经理，… But "I am pregnant" is asked about.
INTRODUCING = re.compile(
    r"^\s*(?:(?:你好|您好|早晨|早上好|午安|下午好)[呀啊]?|hello|hi|hey"
    r"|good (?:morning|afternoon|evening|day)"
    r"|dear (?:sirs?|madam|sir or madam|all|team))(?=[\s，。,.!！])"
    r"|(?:(?<=[，。,.!！])|^)\s*(?:我[们哋]?|本人|我司|敝司)(?:(?:是|系|喺|在)一?|一)"
    rf"(?:间|个|名|位|家)[^{_STOP}]{{1,20}}[，。,.;!！]"
    r"|(?:(?<=[，。,.!！])|^)\s*(?:i am|i['’]m|we are|we['’]re) (?:an?|the) "
    r"[^，。,.;!?]{1,60}[,.;!]"
)
# "A" or "one" before a noun, which says nothing: 一间公司, 一位员工. In 一个月 it counts.
ONE = re.compile("(?<![第零一二三四五六七八九十百千万])一(?:[间位名些啲样家条只下]|个(?!月))")
# Pairs with one of these say little: 在澳, 向谁, 喺度. But 偷嘢 means theft.
PARTICLES = frozenset(
    "在是会要有和把被向谁我你他就都也很这那与及而将嘅咗嚟嘢啲喺佢哋㗎嘞咁噉𠮶乜冇唔俾畀啦"
)
# So do these pairs, which tell what led to the question.
LEADING = frozenset(
    "朋友 知道 想要 打算 希望 担心 害怕 发现 发觉 问题 情况 事情 马上 即刻 立刻 直接 一直 同埋"
    " 或者 还是 以为 认为 感觉 以前 之前 后来 当时 突然 忽然 咨询 时候 地方 方面 大家 有人 其他"
    " 另外 一般 通常 真的 非常 特别 好似 好像 似乎 帮忙 帮我 所以 但系 虽然 虽说 而且 仲有 不知"
    " 唔知 终于".split()
)
# And these, where they are left between words that only ask: the 下 of 想問下可唔可以.
LEFT_OVER = PARTICLES | frozenset(
    "系下一她它想请问好话个间今但多再又或先点样来去到过做讲听觉里上中因为所只从让真才"
)
