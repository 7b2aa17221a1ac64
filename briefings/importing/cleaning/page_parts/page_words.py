"""The words with which a page speaks of itself, its readers and its publisher.

One of them proves nothing, for a law speaks of registers and articles too. They count together, in
short lines behind the text and above it.
"""

import re

_ENGLISH = re.compile(
    r"\b(?:(?:this|more|other|related|similar|previous|next|latest|recent|the) "
    r"(?:article|post|stor(?:y|ie)|issue|reading|insight|publication|news|edition)s?"
    r"|articles?(?! \d)|posts?|shar(?:e|ing)|forward|copy (?:the )?link|print|bookmark"
    r"|subscri\w+|newsletters?|briefings?|bulletins?|inbox|mailing list|e-?mail|sign(?:ed)? up"
    r"|readers?|follow(?:ers)?|likes?|enjoy\w*|interested|cookies?|web ?site|this site|our site"
    r"|page"
    r"|browsing|browser|copyright|all rights|reserved|read(?:ing)?|min(?:ute)?s?|previous|next"
    r"|related|similar|recommended|tags?|filed|keywords?|topics?|categor(?:y|ies)"
    r"|about the author|author"
    r"|tel|fax|telephone|enquir(?:y|ies)|contact us|get in touch|follow us|legal advice"
    r"|professional advice|general (?:reference|information|guidance)|reliance|liability|accuracy"
    r"|updates?|download|comments?|views?|seminars?|webinars?|events?|linkedin|facebook|wechat"
    r"|weibo|whatsapp|instagram|youtube|editor['’]?s?|picks|click|log ?in|accept|settings"
    r"|privacy policy|terms of use|sitemap|disclaimer|all content|back to)\b",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"文章|本文|本篇|上一篇|下一篇|同類|相關|延伸|推[介薦]|精選|熱門|分享|轉[發寄]|轉給|複製|連結|列印|收藏"
    r"|訂閱|登記|通訊|簡報|電子報|電郵|信箱|郵件|讀者|留言|評論|關注|追蹤我們|[讚赞]|喜歡|興趣|錯過"
    r"|[Cc]ookies?|曲奇|小型文字檔|網[站頁]|本網|瀏覽|版權|保留.{0,4}權利|轉載|閱讀|讀完|分鐘|標籤"
    r"|關鍵[字詞]|主題|分類|作者|編輯|電話|傳真|查詢|聯絡|法律意見|專業意見|一般參考|僅供參考|參考"
    r"|概不負責|責任|依賴|更新|下載|下期|上期|最新|直送|活動|講座|微信|微博|領英|公眾號|點擊"
    r"|按此|登入|接受|設定|私隱政策|使用條款|網站地圖|免責聲明|返回"
)


def page_words(text: str) -> int:
    """How many different words of a page the text has, in the language that has more of them."""
    return max(
        len({word.lower() for word in _ENGLISH.findall(text)}), len(set(_CHINESE.findall(text)))
    )
