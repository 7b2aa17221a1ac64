"""The reasons to look at a pair before it is published, as the review page words them."""

from collections.abc import Mapping

from briefings.text.languages import CHINESE, ENGLISH

MISSING: Mapping[str, str] = {CHINESE: "missing-zh", ENGLISH: "missing-en"}
# These come from the source, not from the text of a pair: editing the pair does not clear them.
LASTING = frozenset({"cell-in-one-language", "formula", "merged-cells", "note-missing"})
REASONS: Mapping[str, Mapping[str, str]] = {
    "missing-zh": {
        CHINESE: "沒有中文。",
        ENGLISH: "The Chinese is missing.",
    },
    "missing-en": {
        CHINESE: "沒有英文。",
        ENGLISH: "The English is missing.",
    },
    "length": {
        CHINESE: "兩邊長短相差較大，可能並非互譯，或其中一邊不完整。",
        ENGLISH: "One side is much longer than the other: they may not belong together.",
    },
    "number-missing-in-en": {
        CHINESE: "中文的某個數字在英文中找不到。",
        ENGLISH: "A number in the Chinese is not in the English.",
    },
    "number-missing-in-zh": {
        CHINESE: "英文的某個數字在中文中找不到。",
        ENGLISH: "A number in the English is not in the Chinese.",
    },
    "name-missing-in-en": {
        CHINESE: "中文內的外文名稱在英文中找不到。",
        ENGLISH: "A name written in Latin letters in the Chinese is not in the English.",
    },
    "numbering": {
        CHINESE: "兩邊的編號不同。",
        ENGLISH: "The two sides are numbered differently.",
    },
    "merged": {
        CHINESE: "一邊由多個段落合成，請核對應否分開。",
        ENGLISH: "Several paragraphs were put together on one side; see whether they should be.",
    },
    "language": {
        CHINESE: "這一段的語言未能確定。",
        ENGLISH: "It is not certain which language this is.",
    },
    "english-left-in-zh": {
        CHINESE: "中文內仍有一段英文。",
        ENGLISH: "A stretch of English is left in the Chinese.",
    },
    "chinese-left-in-en": {
        CHINESE: "英文內仍有一段中文。",
        ENGLISH: "A stretch of Chinese is left in the English.",
    },
    "cut-sentence": {
        CHINESE: "一邊似乎在句子中間結束。",
        ENGLISH: "One side seems to end in the middle of a sentence.",
    },
    "words": {
        CHINESE: "兩邊的用詞、數字及長度少有對應，可能並非互譯。",
        ENGLISH: "The two sides have little in common: they may not belong together.",
    },
    "uncertain-order": {
        CHINESE: "另一種配對方式亦幾乎同樣合理，請核對本段配對是否正確。",
        ENGLISH: "Another pairing would fit nearly as well: see whether this is the right one.",
    },
    "address": {
        CHINESE: "兩邊的網址不同，其中一邊可能連同後面的文字一併讀入。",
        ENGLISH: "The web addresses differ: one may have swallowed the text behind it.",
    },
    "beside-gap": {
        CHINESE: "相鄰段落只有一種語言，可能是本段的一部分。",
        ENGLISH: "The paragraph next to it has one language only and may be part of this one.",
    },
    "two-lines": {
        CHINESE: "文件其他各段中英文同在一行，此處兩邊卻來自不同的行，可能並非互譯。",
        ENGLISH: "Elsewhere both languages stand on one line; these two come from two lines.",
    },
    "formula": {
        CHINESE: "原文此處為公式，已寫成一行文字，請核對。",
        ENGLISH: "This was a formula and is now a line of text: see whether it says the same.",
    },
    "unknown-sign": {
        CHINESE: "原文有字元未能辨認，以「〓」或「\ufffd」標示。",
        ENGLISH: "A sign of the source could not be recognised; 〓 or \ufffd stands for it.",
    },
    "merged-cells": {
        CHINESE: "原文的表格有合併儲存格，現於每格重複其文字，請核對。",
        ENGLISH: "Cells of this table were merged; their text now stands in each of them.",
    },
    "table-shape": {
        CHINESE: "兩邊表格的行數或欄數不同。",
        ENGLISH: "The two tables do not have the same number of rows and columns.",
    },
    "cell-in-one-language": {
        CHINESE: "表格內有儲存格只有一種語言，現於兩邊照錄。",
        ENGLISH: "Some cells of this table are in one language only and stand in both tables.",
    },
    "two-pictures": {
        CHINESE: "中英文各有圖片：請核對兩圖是否對應。",
        ENGLISH: "Each language has a different picture: check that they belong together.",
    },
    "figure-without-alt": {
        CHINESE: "圖片欠缺替代文字：請為看不見圖片的讀者描述內容。",
        ENGLISH: "The picture has no alternative text: describe it for readers who cannot see it.",
    },
    "note-missing": {
        CHINESE: "此處原有註腳，但註文沒有一併複製。",
        ENGLISH: "There was a footnote here, but its text was not copied with the source.",
    },
}

# Why a text was left out, as the review page words it.
REASONS_LEFT_OUT: Mapping[str, Mapping[str, str]] = {
    "contents": {CHINESE: "目錄", ENGLISH: "table of contents"},
    "page-header": {CHINESE: "頁首、頁尾或文首資料", ENGLISH: "header, footer or reference line"},
    "navigation": {CHINESE: "網頁的選單或按鈕", ENGLISH: "menu or button of the web page"},
    "table-header": {CHINESE: "語言欄的標題", ENGLISH: "heading of a language column"},
    "row-number": {CHINESE: "表格的行號", ENGLISH: "number of a table row"},
    "language-label": {CHINESE: "語言標示", ENGLISH: "name of a language"},
    "page-furniture": {CHINESE: "網頁或頁面的附帶文字", ENGLISH: "page furniture"},
    "struck": {CHINESE: "劃去的文字", ENGLISH: "struck out"},
    "prompt": {CHINESE: "表格控制項的提示文字", ENGLISH: "prompt of a form field"},
    "drawing": {CHINESE: "圖表內的文字", ENGLISH: "words in a drawing or chart"},
    "field": {CHINESE: "Word 功能變數沒有結果", ENGLISH: "field of Word without a result"},
    "reading": {CHINESE: "注音或拼音", ENGLISH: "pronunciation above the text"},
    "form": {CHINESE: "網頁表格", ENGLISH: "form of the web page"},
    "date": {CHINESE: "另一日期", ENGLISH: "another date"},
    "hidden": {CHINESE: "隱藏文字", ENGLISH: "hidden text"},
    "note": {CHINESE: "註腳", ENGLISH: "footnote"},
    "comment": {CHINESE: "檔案內的註解", ENGLISH: "comment in the file"},
    "deleted": {CHINESE: "追蹤修訂中刪除的文字", ENGLISH: "deleted in tracked changes"},
    "embedded": {CHINESE: "嵌入的物件", ENGLISH: "embedded object"},
    "picture": {CHINESE: "圖片未能匯入", ENGLISH: "picture that was not imported"},
    "outside": {CHINESE: "網頁主要部分以外", ENGLISH: "outside the main part of the web page"},
    "switch": {CHINESE: "網頁的選單或按鈕", ENGLISH: "menu or button of the web page"},
    "mail": {
        CHINESE: "郵件標頭、稱呼、結語或簽名",
        ENGLISH: "header, greeting, closing or signature of a mail",
    },
    "chat": {
        CHINESE: "訊息的時間、發送人或閒談",
        ENGLISH: "time, sender or small talk of a chat",
    },
    "portuguese": {CHINESE: "葡文", ENGLISH: "Portuguese"},
    "french": {
        CHINESE: "法文，本網站不設此語言",
        ENGLISH: "French, which this site does not store",
    },
    "spanish": {
        CHINESE: "西班牙文，本網站不設此語言",
        ENGLISH: "Spanish, which this site does not store",
    },
    "italian": {
        CHINESE: "意大利文，本網站不設此語言",
        ENGLISH: "Italian, which this site does not store",
    },
    "german": {
        CHINESE: "德文，本網站不設此語言",
        ENGLISH: "German, which this site does not store",
    },
    "dutch": {
        CHINESE: "荷蘭文，本網站不設此語言",
        ENGLISH: "Dutch, which this site does not store",
    },
    "japanese": {
        CHINESE: "日文，本網站不設此語言",
        ENGLISH: "Japanese, which this site does not store",
    },
    "korean": {
        CHINESE: "韓文，本網站不設此語言",
        ENGLISH: "Korean, which this site does not store",
    },
    "other-language": {
        CHINESE: "本網站不設的語言",
        ENGLISH: "a language that this site does not store",
    },
    "simplified": {CHINESE: "簡體中文", ENGLISH: "Simplified Chinese"},
    "by-hand": {CHINESE: "由您略去", ENGLISH: "left out by you"},
}
