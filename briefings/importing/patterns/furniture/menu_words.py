"""Which words menus consist of, as compared: without spaces and in lower case."""

# Menu words: furniture among others of their kind, a heading when they stand in the text.
_ENGLISH_MENU = """
home about aboutus aboutourfirm ourfirm thefirm services ourservices practiceareas practices
practice areasofpractice expertise whatwedo team ourteam people ourpeople lawyers ourlawyers
attorneys professionals partners theteam meettheteam news latestnews newsandevents newsevents
newsroom events insights publications articles blog legalupdates legalupdate updates legalnews
resources knowledge legalinformation legalinfo legalresources press media briefings contact
contactus careers career joinus jobs vacancies search sitemap faq faqs privacy privacypolicy
termsofuse terms termsofservice termsandconditions disclaimer legalnotice accessibility
importantnotice importantnotices cookiepolicy
newsletter newsletters memberlogin members membership joinnow
en eng pt por tc sc zh cn hk tw mo english português portugues englishversion
wechat weibo whatsapp linkedin facebook fb twitter x instagram threads bluesky youtube telegram
line email
copylink rss print printthispage share shareto shareon shareonlinkedin shareonfacebook tweet
like back previous next more menu navigation pdf download bookmark top login logout signin
signup register subscribe accept reject decline settings learnmore readmore comments
views hits cookie政策 cookies政策
"""
_CHINESE_MENU = """
首頁 主頁 關於 關於我們 關於本所 業務 本所簡介 公司簡介 事務所簡介 律所簡介 認識我們 業務範圍
業務範疇 業務領域 服務範圍 服務範疇 服務項目 專業領域 執業範疇 執業領域 服務 我們的服務 團隊
專業團隊 律師團隊 我們的團隊 律師 律師簡介 專業人員 合夥人 成員 新聞 最新消息 最新動態 新聞中心
消息 活動 刊物 出版物 文章 法律資訊 法律動態 法律文章 法律新知 專業文章 資訊 資源 媒體 博客
部落格 網誌 觀點 洞見 簡報 聯絡 聯絡我們 聯繫我們 聯系我們 與我們聯絡 聯絡方式 招聘 加入我們
人才招聘 職位空缺 誠聘 搜尋 搜索 查詢 站內搜尋 網站地圖 網站導覽 常見問題 私隱 隱私
私隱政策 隱私政策 隱私權政策 使用條款 服務條款 免責聲明 法律聲明 重要告示 無障礙聲明 版權聲明
私隱聲明 網站政策 繁
简 簡 中 英 葡 中文 繁體 简体 簡體 繁體中文 简体中文 簡體中文 正體中文 繁中 简中 葡文 葡語 英文
中文版 英文版 微信 微博 電郵 電子郵件 複製連結 複製鏈結 列印 打印 列印本頁 轉寄 轉貼 分享 分享至 讚
返回 上一頁 下一頁 更多 選單 導覽 導航 下載 收藏 登入 登出 註冊 會員登入 訂閱 接受 拒絕 同意 設定
我知道了 留言
"""
MENU_WORDS = frozenset(_ENGLISH_MENU.split() + _CHINESE_MENU.split())

# What a switch between languages offers, with nothing but spaces between: 繁 简 EN PT.
_LANGUAGE_WORDS = """
繁 简 簡 中 英 葡 en eng pt por tc sc zh cn hk tw mo
"""
LANGUAGES = frozenset(_LANGUAGE_WORDS.split())

# Documents that a site has, and a firm writes: alone above a text they are its title.
_DOCUMENT_TITLES = """
privacypolicy privacy termsofuse termsofservice termsandconditions disclaimer legalnotice
accessibility cookiepolicy faq faqs 常見問題 私隱政策 隱私政策 隱私權政策 使用條款 服務條款
免責聲明 法律聲明 重要告示 無障礙聲明 版權聲明 私隱聲明 網站政策 cookie政策 cookies政策
"""
DOCUMENTS = frozenset(_DOCUMENT_TITLES.split())
