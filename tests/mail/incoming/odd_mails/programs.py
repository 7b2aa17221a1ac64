"""Answers as mail programs write them: the client's words above what they quote."""

from tests.mail.incoming.odd_mails.mail import YES, OddMail, lines, plain

_OLD = "> Ten years.\n>\n> Ana"
_ANA = "Ana Lei <a@firm.example>"
# What each program writes above the quoted mail.
_ABOVE = {
    "Gmail": f"On Fri, 2 May 2025 at 12:00, {_ANA} wrote:\n",
    "Gmail, wrapped": "On Fri, 2 May 2025 at 12:00, Ana Lei de Sousa Ferreira\n<a@firm.example> wrote:\n",
    "Gmail, wrapped twice": (
        "On Fri, 2 May 2025 at 12:00, Ana Lei de Sousa Ferreira da Silva\n(Jade Harbour)\n"
        "<ana.lei.de.sousa@firm.example> wrote:\n"
    ),
    "Gmail in Taiwan": f"{_ANA} 於 2025年5月2日 週五 下午12:00寫道：\n",
    "Gmail in Hong Kong": f"{_ANA} 於 2025年5月2日週五 下午12:00寫道：\n",
    "Gmail in China": f"{_ANA} 于2025年5月2日周五 12:00写道：\n",
    "Gmail in Brazil": f"Em sex., 2 de mai. de 2025 às 12:00, {_ANA} escreveu:\n",
    "Gmail in Portugal": f"{_ANA} escreveu (sexta, 2/05/2025 à(s) 12:00):\n",
    "Apple Mail": f"On 2 May 2025, at 12:00, {_ANA} wrote:\n",
    "Apple Mail in Hong Kong": f"{_ANA} 於 2025年5月2日 下午12:00 寫道：\n",
    "Apple Mail in China": f"2025年5月2日 12:00，{_ANA} 写道：\n",
    "Apple Mail in Portugal": f"No dia 02/05/2025, às 12:00, {_ANA} escreveu:\n",
    "Apple Mail in Brazil": f"Em 2 de mai. de 2025, à(s) 12:00, {_ANA} escreveu:\n",
    "Thunderbird": "On 02/05/2025 12:00, Ana Lei wrote:",
    "Thunderbird in Taiwan": "Ana Lei 於 2025/5/2 12:00 寫道:",
    "Thunderbird in China": "在 2025/5/2 12:00, Ana Lei 写道:",
    "Thunderbird in Portugal": "Às 12:00 de 02/05/2025, Ana Lei escreveu:",
    "Thunderbird in Brazil": "Em 02/05/2025 12:00, Ana Lei escreveu:",
    "Proton": f"On Friday, May 2nd, 2025 at 12:00 PM, {_ANA} wrote:\n",
    "NetEase": 'At 2025-05-02 12:00:00, "Ana Lei" <a@firm.example> wrote:',
    "NetEase in Chinese": '在 2025-05-02 12:00:00，"Ana Lei" <a@firm.example> 写道：',
    "Zoho": f"---- On Fri, 02 May 2025 12:00:00 +0800 {_ANA} wrote ----\n",
    "K-9": 'On 2 May 2025 12:00:00 GMT+08:00, "Ana Lei" <a@firm.example> wrote:',
    "Fastmail": "On Fri, 2 May 2025, at 12:00 PM, Ana Lei wrote:",
    "Roundcube": "On 2025-05-02 12:00, Ana Lei wrote:\n",
    "mutt": "On Fri, May 02, 2025 at 12:00:00PM +0800, Ana Lei wrote:",
    "KMail": "On Friday, 2 May 2025 12:00:00 HKT Ana Lei wrote:",
    "German": f"Am Fr., 2. Mai 2025 um 12:00 Uhr schrieb {_ANA}:\n",
    "French": f"Le ven. 2 mai 2025 à 12:00, {_ANA} a écrit :\n",
    "Spanish": f"El vie, 2 may 2025 a las 12:00, {_ANA} escribió:\n",
}
# Heads of whole mails, whose text stands below without marks.
_HEADS = {
    "Outlook": f"From: {_ANA}\nSent: Friday, 2 May 2025 12:00\nTo: Chan\nSubject: RE: x\n",
    "Outlook on a phone": (
        "________________________________\n"
        f"From: {_ANA}\nSent: Friday, May 2, 2025 12:00:00 PM\nTo: Chan\nSubject: RE: x\n"
    ),
    "Outlook on a Mac": f"From: {_ANA}\nDate: Friday, 2 May 2025 at 12:00\nTo: Chan\nSubject: x\n",
    "Outlook with stars": f"*From:* {_ANA}\n*Sent:* Friday, 2 May 2025\n*To:* Chan\n*Subject:* x\n",
    "Outlook in Chinese": f"寄件者: {_ANA}\n寄件日期: 2025年5月2日 12:00\n收件者: 陳\n主旨: RE: x\n",
    "Outlook on the web in Chinese": (
        "________________________________\n"
        f"寄件者: {_ANA}\n已傳送: 2025年5月2日 下午 12:00\n收件者: 陳\n主旨: RE: x\n"
    ),
    "Outlook in simplified Chinese": (
        f"发件人: {_ANA}\n发送时间: 2025年5月2日 12:00\n收件人: 陈\n主题: RE: x\n"
    ),
    "Outlook in Portugal": f"De: {_ANA}\nEnviado: 2 de maio de 2025 12:00\nPara: Chan\nAssunto: x\n",
    "Outlook in Brazil": (
        f"De: {_ANA}\nEnviada em: sexta-feira, 2 de maio de 2025 12:00\nPara: Chan\nAssunto: x\n"
    ),
    "Outlook in Portugal on a Mac": f"De: {_ANA}\nData: sexta-feira, 2 de maio\nPara: Chan\n",
    "Outlook of old": "-----Original Message-----\nFrom: Ana Lei\nSent: Friday\nTo: Chan\n",
    "Outlook of old in Portuguese": "-----Mensagem original-----\nDe: Ana\nEnviada: sexta\n",
    "QQ Mail": (
        "------------------ 原始邮件 ------------------\n"
        '发件人: "Ana Lei" <a@firm.example>;\n发送时间: 2025年5月2日(星期五) 中午12:00\n'
    ),
    "QQ Mail in English": (
        '------------------ Original ------------------\nFrom:  "Ana Lei" <a@firm.example>;\n'
        "Date:  Fri, May 2, 2025 12:00 PM\n"
    ),
    "Samsung": "-------- Original message --------\nFrom: Ana Lei\nDate: 2/5/2025 12:00 (GMT+08:00)\n",
    "Samsung in Chinese": "-------- 原始訊息 --------\n寄件者： Ana Lei\n日期： 2025/5/2 12:00\n",
    "Samsung in Portuguese": "-------- Mensagem original --------\nDe: Ana Lei\nData: 2/5/2025\n",
    "NetEase on a phone": "---- 回复的原邮件 ----\n发件人\tAna Lei\n日期\t2025年05月02日 12:00\n",
    "NetEase on a phone in English": "---- Replied Message ----\nFrom\tAna Lei\nDate\t05/02/2025\n",
    "Foxmail": f"\n发件人： {_ANA}\n发送时间： 2025-05-02 12:00\n收件人： 陈\n主题： x\n",
    "Yahoo": f"On Friday, May 2, 2025 at 12:00:00 PM GMT+8, {_ANA} wrote:\n",
    "Yahoo in Hong Kong": f"{_ANA} 在 2025年5月2日 星期五 下午12:00:00 [GMT+8] 寫道：\n",
    "Yahoo in Brazil": f"Em sexta-feira, 2 de maio de 2025 12:00:00 GMT+8, {_ANA} escreveu:\n",
    "a forwarded mail of Gmail": f"---------- Forwarded message ---------\nFrom: {_ANA}\nDate: Fri\n",
    "a forwarded mail of Gmail in Chinese": f"---------- 轉寄郵件 ---------\n寄件者： {_ANA}\n",
    "a forwarded mail of Apple": f"Begin forwarded message:\n\nFrom: {_ANA}\nSubject: x\nDate: Fri\n",
    "a forwarded mail of Apple in Chinese": f"開始轉寄郵件：\n\n寄件者： {_ANA}\n主旨： x\n日期： x\n",
    "a forwarded mail in Portuguese": f"---------- Mensagem encaminhada ---------\nDe: {_ANA}\n",
}


def _answered(above: str, below: str) -> OddMail:
    history = f"{above}\n{below}".strip()
    return plain(f"{YES}\n\n{history}", "Content-Type: text/plain; charset=utf-8", quoted=history)


def _flowed(body: str, text: str, *, more: str = "", quoted: str = "") -> OddMail:
    kind = f"Content-Type: text/plain; charset=utf-8; format=flowed{more}"
    return plain(body, kind, text=text, quoted=quoted)


def _page(source: str, text: str = YES, quoted: str = "") -> OddMail:
    rest = lines("Content-Type: text/html; charset=utf-8", "", source)
    return OddMail(rest, text=text, quoted=quoted)


_WROTE = "On Fri, 2 May 2025 at 12:00, Ana wrote:"

MAILS: dict[str, OddMail] = {
    **{f"{name} answers": _answered(above, _OLD) for name, above in _ABOVE.items()},
    **{
        f"{name} puts it above": _answered(head, "Ten years.\n\nAna")
        for name, head in _HEADS.items()
    },
    "an answer below what it quotes": plain(
        f"{_WROTE}\n> Ten years?\n\nYes.", text=f"{_WROTE}\n> Ten years?\n\nYes."
    ),
    "answers between what they quote": plain(
        "> Ten years?\nYes.\n> And then?\nAgain.", text="> Ten years?\nYes.\n> And then?\nAgain."
    ),
    "a signature": plain(
        f"{YES}\n-- \nChan Tai Man\n+853 0000 0000",
        text=f"{YES}\n-- \nChan Tai Man\n+853 0000 0000",
    ),
    "a signature above what is quoted": plain(
        f"{YES}\n\n-- \nChan\n\n{_WROTE}\n> Old.",
        text=f"{YES}\n\n-- \nChan",
        quoted=f"{_WROTE}\n> Old.",
    ),
    "a phone's signature in Chinese": plain(
        f"{YES}\n\n從我的iPhone傳送\n\n> {_ANA} 於 2025年5月2日 寫道：\n> \n> \ufeffOld.",
        text=f"{YES}\n\n從我的iPhone傳送",
        quoted=None,
    ),
    "a mark of the beginning of a text": plain(f"\ufeff{YES}"),
    "only a quoted mail": plain(f"{_WROTE}\n> Old.", text=f"{_WROTE}\n> Old."),
    "words that only look like a head": plain(
        "From: the beginning of 2025\nwe used the mark.",
        text="From: the beginning of 2025\nwe used the mark.",
    ),
    "words about what somebody wrote": plain(
        "On Monday he wrote:\nI will pay.", text="On Monday he wrote:\nI will pay."
    ),
    "words about what somebody wrote in Chinese": plain(
        "業主在5月2日寫道：\n下月加租。", text="業主在5月2日寫道：\n下月加租。"
    ),
    "flowed lines": _flowed(
        "The landlord \r\nasks for more.\r\nAnd now?", "The landlord asks for more.\nAnd now?"
    ),
    "flowed lines of Chinese": _flowed("業主要求 \r\n加租。", "業主要求加租。", more="; delsp=yes"),
    "flowed lines with a stuffed blank": _flowed(
        " From May on.\r\n > is more.\r\nYes.", "From May on.\n> is more.\nYes."
    ),
    "flowed lines with a signature": _flowed(f"{YES}\r\n-- \r\nChan", f"{YES}\n-- \nChan"),
    "flowed lines above quoted ones": _flowed(
        f"Yes, \r\nplease.\r\n\r\n{_WROTE}\r\n> Ten \r\n> years.",
        YES,
        quoted=f"{_WROTE}\n> Ten years.",
    ),
    "a page of Outlook": _page(
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{}</style></head><body>'
        "<!--[if mso]><p>no</p><![endif]--><p class=MsoNormal>Yes,\r\nplease.<o:p></o:p></p>"
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p></body></html>"
    ),
    "a page with a table": _page(
        "<table><tr><td>Rent</td><td>10,000</td></tr><tr><th>租金</th><td>一萬</td></tr></table>",
        "Rent 10,000\n租金 一萬",
    ),
    "a page with lines as they are": _page(
        "<pre>One\r\n  two\r\n\r\nthree</pre>", "One\n  two\n\nthree"
    ),
    "a page of Gmail": _page(
        f'<div>{YES}</div><div class="gmail_quote"><div class="gmail_attr">{_WROTE}<br></div>'
        '<blockquote class="gmail_quote"><div>Ten<br>years.</div></blockquote></div>',
        quoted=f"{_WROTE}\n\n> Ten\n> years.",
    ),
    "a page of Apple Mail": _page(
        f'{YES}<br><div><blockquote type="cite"><div>{_WROTE}</div><br><div>Old.</div></blockquote></div>',
        quoted=f"> {_WROTE}\n\n> Old.",
    ),
    "a page with an indented paragraph": _page(
        '<p>He says:</p><blockquote style="margin:0 0 0 40px;border:none;padding:0px">Ten.</blockquote>',
        "He says:\n\nTen.",
    ),
    "a page of QQ Mail": _page(
        f"<div>{YES}</div><div>&nbsp;</div><div><div>------------------&nbsp;原始邮件&nbsp;------------------"
        '</div><div>发件人:&nbsp;"Ana";</div></div><div>Old.</div>',
        quoted='------------------ 原始邮件 ------------------\n发件人: "Ana";\nOld.',
    ),
    "a page with hidden words": _page(
        f"<div hidden>x</div><div style='display:none'>y</div><p>{YES}</p>"
    ),
    "a page with a picture of its words": _page(f'<p>{YES}</p><img src="cid:x" alt="logo">'),
    "a page without words": _page('<img src="https://track.example/x.gif">', ""),
}
